import { Account } from '../company';
import { mergeTrees } from './changes';
import { GitRepository, Proposal } from './GitRepository';
import { commitOf, commitsBetween, mergeBase } from './history';
import { Tree } from './objects';
import { invalid, Refusal } from './Refusal';

/** @internal */
export interface ProposalDetails {
  title: string;
  body?: string;
  draft?: boolean;
  author: Account;
  head: Proposal['head'];
  base: string;
  at: number;
}

/** How a proposal gets onto the branch, as GitHub calls it. @internal */
export type MergeMethod = 'merge' | 'squash' | 'rebase';

function refuse(message: string): Refusal {
  return invalid({ resource: 'PullRequest', code: 'custom', message });
}

function refuseField(field: string): Refusal {
  return invalid({ resource: 'PullRequest', field, code: 'invalid' });
}

/** @throws Refusal @internal */
export function openProposal(
  repository: GitRepository,
  details: ProposalDetails,
): Proposal {
  const { head, base, at, title, body, author, draft = false } = details;
  const headSha = head.repository.branches.get(head.branch);
  const baseSha = repository.branches.get(base);
  if (headSha === undefined) {
    throw refuseField('head');
  }
  if (baseSha === undefined) {
    throw refuseField('base');
  }
  const twin = [...repository.proposals.values()].find(
    it =>
      it.state === 'open' &&
      it.base === base &&
      it.head.repository === head.repository &&
      it.head.branch === head.branch,
  );
  if (twin) {
    throw refuse(
      `A pull request already exists for ${head.repository.owner}:${head.branch}.`,
    );
  }
  if (!commitsBetween(repository.commits, baseSha, headSha).length) {
    throw refuse(`No commits between ${base} and ${head.branch}`);
  }
  const proposal: Proposal = {
    number: nextNumber(repository),
    title,
    body,
    author,
    draft,
    labels: [],
    head,
    headSha,
    base,
    baseSha,
    state: 'open',
    createdAt: at,
    updatedAt: at,
  };
  repository.proposals.set(proposal.number, proposal);
  return proposal;
}

/** Above everything the company's own history has or will have, so that numbers are the same in every run. */
function nextNumber({ companyRepository, proposals }: GitRepository): number {
  const first =
    Math.ceil((companyRepository?.nextNumber() ?? 1) / 1000) * 1000 + 1;
  return Math.max(first - 1, ...proposals.keys()) + 1;
}

/** @internal */
export function closeProposal(proposal: Proposal, at: number): void {
  proposal.state = 'closed';
  proposal.closedAt = at;
  proposal.updatedAt = at;
}

/** @throws Refusal @internal */
export function reopenProposal(proposal: Proposal, at: number): void {
  const { head, merged } = proposal;
  const sha = head.repository.branches.get(head.branch);
  if (merged || sha === undefined) {
    throw refuse(
      `state cannot be changed. ${
        merged
          ? 'The pull request has been merged.'
          : `The ${head.branch} branch has been deleted.`
      }`,
    );
  }
  proposal.state = 'open';
  proposal.closedAt = undefined;
  proposal.headSha = sha;
  proposal.updatedAt = at;
}

/** An open proposal holds what its branch holds; where the branch is gone, it is over. @internal */
export function followBranches(
  proposals: Iterable<Proposal>,
  at: number,
): void {
  for (const proposal of proposals) {
    const { head } = proposal;
    const sha = head.repository.branches.get(head.branch);
    if (proposal.state === 'closed') {
      continue;
    }
    if (sha === undefined) {
      closeProposal(proposal, at);
    } else if (sha !== proposal.headSha) {
      proposal.headSha = sha;
      proposal.updatedAt = at;
    }
  }
}

/** What the branch would hold after a merge; undefined where it cannot be merged. @internal */
export function mergedTree(
  repository: GitRepository,
  proposal: Proposal,
): Tree | undefined {
  const { commits } = repository;
  const ours = repository.resolve(proposal.base);
  const theirs = commits.get(proposal.headSha);
  const base = ours && theirs && mergeBase(commits, ours.sha, proposal.headSha);
  return base
    ? mergeTrees(commitOf(commits, base).tree, ours.tree, theirs.tree)
    : undefined;
}

/** @throws Refusal @internal */
export function mergeProposal(
  repository: GitRepository,
  proposal: Proposal,
  how: {
    method: MergeMethod;
    title?: string;
    message?: string;
    by: Account;
    at: number;
  },
): string {
  const tree = mergedTree(repository, proposal);
  if (proposal.state === 'closed' || proposal.draft || !tree) {
    throw new Refusal(405, 'Pull Request is not mergeable');
  }
  const { base, head, headSha, number } = proposal;
  proposal.baseSha = repository.head(base).sha;
  const commits = commitsBetween(repository.commits, proposal.baseSha, headSha);
  const written = (title: string, text: string) =>
    [how.title ?? title, how.message ?? text].filter(Boolean).join('\n\n');
  const merged = {
    merge: () =>
      repository.join(base, headSha, tree, {
        message: written(
          `Merge pull request #${number} from ${head.repository.owner}/${head.branch}`,
          proposal.title,
        ),
        author: how.by,
        at: how.at,
      }),
    squash: () =>
      repository.commit(base, tree, {
        message: written(
          `${
            commits.length === 1
              ? firstLine(commits[0].message)
              : proposal.title
          } (#${number})`,
          commits.length === 1
            ? afterFirstLine(commits[0].message)
            : commits.map(it => `* ${it.message}`).join('\n\n'),
        ),
        author: proposal.author,
        at: how.at,
      }),
    // The result is the same; the steps in between are not replayed one by one.
    rebase: () =>
      repository.commit(base, tree, {
        message: commits.map(it => it.message).join('\n\n'),
        author: proposal.author,
        at: how.at,
      }),
  }[how.method]();
  closeProposal(proposal, how.at);
  proposal.merged = { at: how.at, by: how.by, sha: merged.sha };
  return merged.sha;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0];
}

function afterFirstLine(message: string): string {
  return message.slice(firstLine(message).length).trim();
}
