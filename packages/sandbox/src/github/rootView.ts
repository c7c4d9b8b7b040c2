import { stateAt } from '../company';
import { githubError } from './errors';
import { decodeNodeId } from './nodeIds';
import { BudgetState } from './RateBudget';
import { pullRequestView, repositoryView } from './repositoryViews';
import { reviewView } from './timelineViews';
import { isoSecond, Viewing } from './Viewing';

/** What a query costs its caller. @internal */
export interface Charge {
  cost: number;
  nodeCount: number;
  budget: BudgetState;
}

/** The fields of `Query` that the sandbox answers. @internal */
export function rootView(viewing: Viewing, charge: Charge) {
  const { budget } = charge;
  return {
    viewer: { __typename: 'User', id: 'U_sandbox', login: 'sandbox-reader' },
    rateLimit: {
      cost: charge.cost,
      nodeCount: charge.nodeCount,
      limit: budget.limit,
      remaining: budget.remaining,
      used: budget.used,
      resetAt: isoSecond(budget.resetAt),
    },
    repository: ({ owner, name }: { owner: string; name: string }) =>
      findRepository(`${owner}/${name}`, viewing),
    node: ({ id }: { id: string }) => findNode(id, viewing),
    nodes: ({ ids }: { ids: string[] }) =>
      ids.map(id => {
        try {
          return findNode(id, viewing);
        } catch (error) {
          // One id that leads nowhere is null with its own error beside the others.
          return error;
        }
      }),
  };
}

function findRepository(slug: string, viewing: Viewing) {
  const found = viewing.company.find(slug)?.repository;
  if (!found || found.condition === 'gone') {
    throw githubError(
      'NOT_FOUND',
      `Could not resolve to a Repository with the name '${slug}'.`,
    );
  }
  if (found.condition === 'forbidden') {
    throw githubError(
      'FORBIDDEN',
      'Resource not accessible by personal access token',
    );
  }
  return repositoryView(found, viewing);
}

function findNode(id: string, viewing: Viewing): unknown {
  const missing = () =>
    githubError(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${id}'`,
    );
  const reference = decodeNodeId(id);
  const repository =
    reference && viewing.company.repositoryById(reference.repository);
  if (!reference || !repository) {
    throw missing();
  }
  const view = findRepository(repository.slug, viewing);
  if (reference.kind === 'Repository') {
    return view;
  }
  const pullRequest = repository.pullRequest(reference.number);
  if (!pullRequest || pullRequest.createdAt > viewing.at) {
    throw missing();
  }
  const whole = () => pullRequestView(repository, pullRequest, viewing);
  if (reference.kind === 'PullRequest') {
    return whole();
  }
  const event = stateAt(pullRequest, viewing.at).events.find(
    it => it.key === reference.key,
  );
  if (event?.kind !== 'review') {
    throw missing();
  }
  return reviewView(repository, reference.number, event, viewing, whole);
}
