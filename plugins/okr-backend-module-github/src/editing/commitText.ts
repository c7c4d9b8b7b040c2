import { GithubRest } from './GithubRest';
import {
  blobSha,
  headOf,
  isRefusal,
  partsOf,
  readText,
} from './readRepository';
import { committedSchema } from './schemas';

/** @internal */
export interface TextToCommit {
  repository: string;
  branch: string;
  path: string;
  text: string;
  /** Hash of the blob that it replaces. */
  version: string;
  message: string;
}

/**
 * Puts a text on a branch, unless the file there is another one by now: then GitHub refuses with 409.
 *
 * @returns the commit
 * @throws GithubRefusal
 * @internal
 */
export async function commitText(
  rest: GithubRest,
  { repository, branch, path, text, version, message }: TextToCommit,
): Promise<string> {
  try {
    const { commit } = await rest.send(
      'PUT /repos/{owner}/{repo}/contents/{path}',
      {
        ...partsOf(repository),
        path,
        branch,
        message,
        content: Buffer.from(text).toString('base64'),
        sha: version,
      },
      committedSchema,
    );
    return commit.sha;
  } catch (error) {
    const isLost = isRefusal(error) && error.isUncertain;
    if (isLost && (await holds(rest, { repository, branch, path, text }))) {
      const commit = await headOf(rest, repository, branch);
      if (commit !== undefined) {
        return commit;
      }
    }
    throw error;
  }
}

/** Whether a branch has just this text. @internal */
export async function holds(
  rest: GithubRest,
  {
    repository,
    branch,
    path,
    text,
  }: Pick<TextToCommit, 'repository' | 'branch' | 'path' | 'text'>,
): Promise<boolean> {
  try {
    const { sha } = await readText(rest, repository, path, branch);
    return sha === blobSha(text);
  } catch (error) {
    if (isRefusal(error) && error.status === 404) {
      return false;
    }
    throw error;
  }
}

/** Whether GitHub says that the file is not what it was. @internal */
export function isConflict(error: unknown): boolean {
  return isRefusal(error) && error.status === 409;
}
