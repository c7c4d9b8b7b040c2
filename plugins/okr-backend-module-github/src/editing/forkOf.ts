import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { GithubRest } from './GithubRest';
import { headOf, isRefusal, partsOf } from './readRepository';
import { repositorySchema } from './schemas';

const mostTries = 20;

/**
 * The caller's fork of a repository, made where there is none, with a commit of the original in it. GitHub makes forks in
 * the background.
 *
 * @returns its full name
 * @throws GithubRefusal
 * @throws FileHostError when it takes too long
 * @internal
 */
export async function forkOf(
  rest: GithubRest,
  repository: string,
  defaultBranch: string,
  pauseMs: number,
): Promise<string> {
  const { full_name: fork } = await rest.send(
    'POST /repos/{owner}/{repo}/forks',
    { ...partsOf(repository), default_branch_only: true },
    repositorySchema.pick({ full_name: true }),
  );
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const head = await headOf(rest, fork, defaultBranch).catch(error => {
      // While it is being made a fork answers as an empty repository.
      if (isRefusal(error) && error.status === 409) {
        return undefined;
      }
      throw error;
    });
    if (head !== undefined) {
      return fork;
    }
    await wait(pauseMs);
  }
  throw new FileHostError(
    'unavailable',
    `GitHub is still making the fork ${fork}. Try again in a minute.`,
  );
}

/** Brings a fork up to date, so that it has the commits of the original. @internal */
export async function syncFork(
  rest: GithubRest,
  fork: string,
  branch: string,
): Promise<void> {
  await rest.send(
    'POST /repos/{owner}/{repo}/merge-upstream',
    { ...partsOf(fork), branch },
    z.unknown(),
  );
}
