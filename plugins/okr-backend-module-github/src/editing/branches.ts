import { z } from 'zod';
import { GithubRest } from './GithubRest';
import { partsOf } from './readRepository';
import { refSchema } from './schemas';

/** @throws GithubRefusal @internal */
export async function createBranch(
  rest: GithubRest,
  repository: string,
  branch: string,
  sha: string,
): Promise<void> {
  await rest.send(
    'POST /repos/{owner}/{repo}/git/refs',
    { ...partsOf(repository), ref: `refs/heads/${branch}`, sha },
    refSchema,
  );
}

/** Moves a branch to a commit, whatever it holds. @throws GithubRefusal @internal */
export async function resetBranch(
  rest: GithubRest,
  repository: string,
  branch: string,
  sha: string,
): Promise<void> {
  await rest.send(
    'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
    { ...partsOf(repository), ref: `heads/${branch}`, sha, force: true },
    refSchema,
  );
}

/** @throws GithubRefusal @internal */
export async function deleteBranch(
  rest: GithubRest,
  repository: string,
  branch: string,
): Promise<void> {
  await rest.send(
    'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
    { ...partsOf(repository), ref: `heads/${branch}` },
    z.unknown(),
  );
}
