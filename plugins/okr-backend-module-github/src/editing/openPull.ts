import { GithubRest } from './GithubRest';
import { createBranch, deleteBranch, resetBranch } from './branches';
import { commitText, holds } from './commitText';
import { headOf, isRefusal, openPullOf, partsOf } from './readRepository';
import { syncFork } from './forkOf';
import { pullSchema } from './schemas';

/** @internal */
export interface PullToOpen {
  /** Where the change is to be merged. */
  repository: string;
  /** Into which branch. */
  mainBranch: string;
  /** What it is made from. */
  mainCommit: string;
  /** The repository itself, or a fork. */
  headRepository: string;
  branch: string;
  path: string;
  text: string;
  version: string;
  title: string;
  body: string;
  message: string;
}

/** @internal */
export interface OpenedPull {
  number: number;
  url: string;
  /** False when somebody else has opened it in the meantime. */
  isNew: boolean;
  /** False when somebody else has put another text on the branch in the meantime. */
  holdsText: boolean;
}

/**
 * Makes a branch with one commit and opens a pull request for it. What fails leaves no branch behind; should even that fail,
 * the next try takes the branch over.
 *
 * @throws GithubRefusal
 * @internal
 */
export async function openPull(
  rest: GithubRest,
  given: PullToOpen,
): Promise<OpenedPull> {
  const { headRepository, mainCommit } = given;
  const commits = new Set([mainCommit]);
  try {
    await takeBranch(rest, given);
    commits.add(
      await commitText(rest, { ...given, repository: headRepository }),
    );
    const pull = await createPull(rest, given);
    const isText = await holds(rest, { ...given, repository: headRepository });
    return { ...pull, holdsText: isText };
  } catch (error) {
    await leaveNoBranch(rest.forCleaningUp(), given, commits);
    throw error;
  }
}

/**
 * A branch at the commit. One that is there has no open pull request: it is left from a pull request that was merged or
 * closed, or from a try that failed.
 */
async function takeBranch(
  rest: GithubRest,
  { headRepository, repository, branch, mainBranch, mainCommit }: PullToOpen,
): Promise<void> {
  const there = await headOf(rest, headRepository, branch);
  if (there === mainCommit) {
    return;
  }
  const take = () =>
    there === undefined
      ? createBranch(rest, headRepository, branch, mainCommit)
      : resetBranch(rest, headRepository, branch, mainCommit);
  try {
    await take();
  } catch (error) {
    const isUnknownCommit =
      isRefusal(error) &&
      error.status === 422 &&
      headRepository !== repository &&
      /does not exist/i.test(error.said);
    if (isUnknownCommit) {
      await syncFork(rest, headRepository, mainBranch);
      await take();
      return;
    }
    // Made by somebody else a moment ago, or by us before the answer was lost: the commit goes on if the file is the same.
    const isThere =
      isRefusal(error) && (error.isUncertain || error.status === 422);
    if (
      !isThere ||
      (await headOf(rest, headRepository, branch)) !== mainCommit
    ) {
      throw error;
    }
  }
}

async function createPull(
  rest: GithubRest,
  given: PullToOpen,
): Promise<Pick<OpenedPull, 'number' | 'url' | 'isNew'>> {
  const { repository, headRepository, branch, mainBranch, title, body } = given;
  try {
    const { number, html_url: url } = await rest.send(
      'POST /repos/{owner}/{repo}/pulls',
      {
        ...partsOf(repository),
        title,
        body,
        head: `${partsOf(headRepository).owner}:${branch}`,
        base: mainBranch,
        maintainer_can_modify: true,
      },
      pullSchema,
    );
    return { number, url, isNew: true };
  } catch (error) {
    const mayBeThere =
      isRefusal(error) && (error.isUncertain || error.status === 422);
    const found = mayBeThere
      ? await openPullOf(rest, repository, headRepository, branch)
      : undefined;
    if (!found) {
      throw error;
    }
    return { number: found.number, url: found.url, isNew: false };
  }
}

const mostTries = 2;

/** Takes the branch away again, if it holds nothing but what was put there now and nobody looks at it. */
async function leaveNoBranch(
  rest: GithubRest,
  { repository, headRepository, branch }: PullToOpen,
  commits: ReadonlySet<string>,
): Promise<void> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    try {
      const head = await headOf(rest, headRepository, branch);
      const isOurs = head !== undefined && commits.has(head);
      if (
        isOurs &&
        !(await openPullOf(rest, repository, headRepository, branch))
      ) {
        await deleteBranch(rest, headRepository, branch);
      }
      return;
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
    }
  }
}
