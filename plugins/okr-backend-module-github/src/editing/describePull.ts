import { LoggerService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { GithubRest } from './GithubRest';
import { isRefusal, partsOf } from './readRepository';

/** What stands around the change: without it the change is proposed all the same. @internal */
export interface PullTexts {
  repository: string;
  number: number;
  title: string;
  body: string;
}

/** @internal */
export async function describePull(
  rest: GithubRest,
  { repository, number, title, body }: PullTexts,
  logger: LoggerService,
): Promise<void> {
  await forgiven(
    `The title and the words of ${repository}#${number} are not up to date`,
    logger,
    () =>
      rest.send(
        'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
        { ...partsOf(repository), pull_number: number, title, body },
        z.unknown(),
      ),
  );
}

/** @internal */
export async function labelPull(
  rest: GithubRest,
  { repository, number }: Pick<PullTexts, 'repository' | 'number'>,
  labels: readonly string[],
  logger: LoggerService,
): Promise<void> {
  if (labels.length === 0) {
    return;
  }
  await forgiven(`${repository}#${number} has no labels`, logger, () =>
    rest.send(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
      { ...partsOf(repository), issue_number: number, labels },
      z.unknown(),
    ),
  );
}

async function forgiven(
  what: string,
  logger: LoggerService,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    logger.warn(`${what}: ${error.message}`);
  }
}
