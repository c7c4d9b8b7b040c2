import {
  FileHostError,
  HostedFile,
  HostedFileRequest,
  HostedProposal,
} from '@keyresults/backstage-plugin-okr-node';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { GithubRefusal } from './GithubRefusal';
import { GithubRest } from './GithubRest';
import {
  fileSchema,
  GithubPull,
  GithubRepository,
  pullSchema,
  PullReference,
  referenceSchema,
  refSchema,
  repositorySchema,
} from './schemas';

/** A text with the hash of its blob. @internal */
export interface GithubText {
  text: string;
  sha: string;
  url: string | undefined;
}

/** Owner and name, as the client library wants them. @internal */
export function partsOf(repository: string): { owner: string; repo: string } {
  const [owner, repo] = repository.split('/');
  return { owner, repo };
}

/**
 * The repository under the name that it has now.
 *
 * @throws GithubRefusal
 * @throws FileHostError when it takes no changes
 * @internal
 */
export async function readRepository(
  rest: GithubRest,
  repository: string,
): Promise<GithubRepository> {
  const found = await rest.get(
    '/repos/{owner}/{repo}',
    partsOf(repository),
    repositorySchema,
  );
  if (found.archived) {
    throw new FileHostError(
      'unfit',
      `${found.full_name} is archived, so that nothing in it can be changed.`,
    );
  }
  return found;
}

/** The commit of a branch; undefined where there is no such branch. @internal */
export async function headOf(
  rest: GithubRest,
  repository: string,
  branch: string,
): Promise<string | undefined> {
  const found = await rest.find(
    '/repos/{owner}/{repo}/git/ref/{ref}',
    { ...partsOf(repository), ref: `heads/${branch}` },
    refSchema,
  );
  return found?.object.sha;
}

/**
 * @param ref - a branch or a commit
 * @throws GithubRefusal
 * @throws FileHostError when it is no text that can be edited
 * @internal
 */
export async function readText(
  rest: GithubRest,
  repository: string,
  path: string,
  ref: string,
): Promise<GithubText> {
  const answer = await rest.get(
    '/repos/{owner}/{repo}/contents/{path}',
    { ...partsOf(repository), path, ref },
    z.unknown(),
  );
  const file = fileSchema.safeParse(answer);
  if (!file.success || file.data.path !== path) {
    throw new FileHostError(
      'unfit',
      `${path} in ${repository} is not a plain file, so that it cannot be changed from here.`,
    );
  }
  const { encoding, content, sha, html_url: url } = file.data;
  if (encoding !== 'base64') {
    throw new FileHostError(
      'unfit',
      `${path} in ${repository} is too large to be changed from here.`,
    );
  }
  const text = decodeText(Buffer.from(content, 'base64'));
  if (text === undefined) {
    throw new FileHostError(
      'unfit',
      `${path} in ${repository} is not UTF-8 text, so that it cannot be changed from here.`,
    );
  }
  return { text, sha, url: url ?? undefined };
}

/** With its byte order mark, where there is one, so that it is written back. */
function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return undefined;
  }
}

/** The hash that git gives a text. @internal */
export function blobSha(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/** An open pull request with where its branch is. @internal */
export interface OpenPull {
  number: number;
  url: string;
  headRepository: string;
  headBranch: string;
}

/**
 * The open pull request of a branch of the repository itself, or the one known, which may come from a fork.
 *
 * @internal
 */
export async function findOpenPull(
  rest: GithubRest,
  repository: GithubRepository,
  { file, proposalBranch, known }: HostedFileRequest,
): Promise<OpenPull | undefined> {
  const { full_name: name } = repository;
  const own = await openPullOf(rest, name, name, proposalBranch);
  const reference = referenceSchema.safeParse(known);
  if (own || !reference.success || !isOf(reference.data, file, repository)) {
    return own;
  }
  const pull = await rest.find(
    '/repos/{owner}/{repo}/pulls/{pull_number}',
    { ...partsOf(name), pull_number: reference.data.number },
    pullSchema,
  );
  return pull?.head.ref === proposalBranch ? toOpenPull(pull) : undefined;
}

/** An entity may have moved: the number means something else in another repository, or in one that took the name. */
function isOf(
  reference: PullReference,
  { host }: HostedFile,
  { id, full_name: name }: GithubRepository,
): boolean {
  const { repositoryId, repository } = reference;
  return (
    reference.host === host &&
    (repositoryId === undefined
      ? isSame(repository, name)
      : repositoryId === id)
  );
}

/** @internal */
export async function openPullOf(
  rest: GithubRest,
  repository: string,
  headRepository: string,
  branch: string,
): Promise<OpenPull | undefined> {
  const { owner } = partsOf(headRepository);
  const pulls = await rest.get(
    '/repos/{owner}/{repo}/pulls',
    { ...partsOf(repository), state: 'open', head: `${owner}:${branch}` },
    z.array(pullSchema),
  );
  return pulls
    .filter(({ head }) => head.ref === branch)
    .map(toOpenPull)
    .find(pull => isSame(pull?.headRepository, headRepository));
}

function toOpenPull(pull: GithubPull): OpenPull | undefined {
  const { number, html_url: url, head, state } = pull;
  return state === 'open' && head.repo
    ? {
        number,
        url,
        headRepository: head.repo.full_name,
        headBranch: head.ref,
      }
    : undefined;
}

function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

/** @internal */
export function toProposal(
  { host }: HostedFile,
  { id: repositoryId, full_name: repository }: GithubRepository,
  { number, url }: { number: number; url: string },
): HostedProposal {
  const reference: PullReference = { host, repository, repositoryId, number };
  return { url, title: `${repository}#${number}`, reference };
}

/** The commit of the branch that a change is to be merged into. @internal */
export async function readMain(
  rest: GithubRest,
  { full_name, default_branch }: GithubRepository,
  file: HostedFile,
): Promise<{ branch: string; commit: string }> {
  const branch = file.branch ?? default_branch;
  const commit = await headOf(rest, full_name, branch);
  if (commit === undefined) {
    throw new FileHostError(
      'unfit',
      `${full_name} has no branch ${branch}: a change can only be proposed to a branch.`,
    );
  }
  return { branch, commit };
}

/** What GitHub throws, in the words of the port. @internal */
export function isRefusal(error: unknown): error is GithubRefusal {
  return error instanceof GithubRefusal;
}
