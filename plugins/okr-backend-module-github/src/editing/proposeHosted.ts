import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ProposeOutcome,
  ProposeRequest,
} from '@keyresults/backstage-plugin-okr-node';
import { commitText, isConflict } from './commitText';
import { describePull, labelPull } from './describePull';
import { forkOf } from './forkOf';
import { GithubRest } from './GithubRest';
import { openPull } from './openPull';
import {
  findOpenPull,
  isRefusal,
  OpenPull,
  partsOf,
  readMain,
  readRepository,
  readText,
  toProposal,
} from './readRepository';
import { GithubRepository, pullSchema } from './schemas';

/** @internal */
export interface ProposeOptions {
  actsAs: 'user' | 'app';
  labels: readonly string[];
  /** Between two looks at a fork that is being made. */
  pauseMs: number;
  logger: LoggerService;
}

const conflict: ProposeOutcome = { outcome: 'conflict' };
const mostRounds = 2;

/**
 * Proposes a change: on our open pull request where there is one, else with a new one.
 *
 * @throws GithubRefusal
 * @throws FileHostError
 * @internal
 */
export async function proposeHosted(
  rest: GithubRest,
  request: ProposeRequest,
  options: ProposeOptions,
): Promise<ProposeOutcome> {
  const repository = await readRepository(rest, request.file.repository);
  for (let round = 0; round < mostRounds; round++) {
    const pull = await findOpenPull(rest, repository, request);
    if (!pull) {
      return open(rest, repository, request, options);
    }
    const outcome = await update(rest, repository, pull, request, options);
    if (outcome !== 'ended') {
      return outcome;
    }
  }
  return conflict;
}

async function open(
  rest: GithubRest,
  repository: GithubRepository,
  request: ProposeRequest,
  options: ProposeOptions,
): Promise<ProposeOutcome> {
  const { actsAs, labels, pauseMs, logger } = options;
  const { file, version, proposalBranch: branch } = request;
  const { full_name: name, default_branch: defaultBranch } = repository;
  const isFork = request.fork && actsAs === 'user';
  const noWriteAccess: ProposeOutcome = {
    outcome: 'noWriteAccess',
    canFork: actsAs === 'user' && repository.allow_forking && !isFork,
  };
  if (actsAs === 'user' && !isFork && repository.permissions?.push === false) {
    return noWriteAccess;
  }
  const main = await readMain(rest, repository, file);
  const current = await readText(rest, name, file.path, main.commit);
  if (current.sha !== version) {
    return conflict;
  }
  try {
    const headRepository = isFork
      ? await forkOf(rest, name, defaultBranch, pauseMs)
      : name;
    const pull = await openPull(rest, {
      ...request,
      repository: name,
      mainBranch: main.branch,
      mainCommit: main.commit,
      headRepository,
      branch,
      path: file.path,
    });
    if (!pull.holdsText) {
      return conflict;
    }
    const texts = { ...request, repository: name, number: pull.number };
    if (!pull.isNew) {
      await describePull(rest, texts, logger);
    }
    await labelPull(rest, texts, labels, logger);
    return {
      outcome: pull.isNew ? 'opened' : 'updated',
      proposal: toProposal(file, repository, pull),
    };
  } catch (error) {
    if (isConflict(error)) {
      return conflict;
    }
    if (actsAs === 'user' && isRefusal(error) && error.isNoWriteAccess) {
      return noWriteAccess;
    }
    throw error;
  }
}

/** `ended` where the pull request was merged or closed in the meantime. */
async function update(
  rest: GithubRest,
  repository: GithubRepository,
  pull: OpenPull,
  request: ProposeRequest,
  { actsAs, logger }: ProposeOptions,
): Promise<ProposeOutcome | 'ended'> {
  const { file, text, version, message } = request;
  const { full_name: name } = repository;
  const { headRepository, headBranch: branch, number } = pull;
  const current = await readText(rest, headRepository, file.path, branch);
  if (current.sha !== version) {
    return conflict;
  }
  try {
    if (current.text !== text) {
      await commitText(rest, {
        repository: headRepository,
        branch,
        path: file.path,
        text,
        version,
        message,
      });
    }
  } catch (error) {
    if (isConflict(error)) {
      return conflict;
    }
    if (!isRefusal(error) || !error.isNoWriteAccess) {
      throw error;
    }
    // The branch is gone when it was merged, which looks just so.
    if (!(await isOpen(rest, name, number))) {
      return 'ended';
    }
    if (actsAs === 'app') {
      throw error;
    }
    // A fork of one's own would double the pull request.
    return { outcome: 'noWriteAccess', canFork: false };
  }
  if (!(await isOpen(rest, name, number))) {
    return 'ended';
  }
  await describePull(rest, { ...request, repository: name, number }, logger);
  return { outcome: 'updated', proposal: toProposal(file, repository, pull) };
}

async function isOpen(
  rest: GithubRest,
  repository: string,
  number: number,
): Promise<boolean> {
  const { state } = await rest.get(
    '/repos/{owner}/{repo}/pulls/{pull_number}',
    { ...partsOf(repository), pull_number: number },
    pullSchema.pick({ state: true }),
  );
  return state === 'open';
}
