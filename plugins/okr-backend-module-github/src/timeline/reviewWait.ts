import { SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { AccountRules } from './accounts';
import { PullRequest, Reviewer } from './PullRequest';
import {
  countsAsReview,
  isAwaited,
  isReviewOf,
  mention,
  reviewerId,
} from './reviewers';
import { CommonFields, instant } from './fields';
import { Step } from './walk';

interface Request {
  id: string;
  reviewer: Reviewer;
  /** The wait that runs now; undefined while the pull request is not ready for review. */
  wait?: { key: string; start: number };
}

/**
 * One fact per wait for a requested reviewer or team: the rule *Review wait, to the letter*.
 *
 * A review given while no wait runs (on a draft, or after the close) fulfils the request as it does on GitHub: it is
 * not outstanding any more and opens no wait later.
 *
 * @internal
 */
export function reviewWaitFacts(
  pull: PullRequest,
  steps: Step[],
  rules: AccountRules,
  common: CommonFields,
): SpanFact[] {
  const facts: SpanFact[] = [];
  const outstanding = new Map<string, Request>();

  const describe = (
    request: Request,
    wait: { key: string; start: number },
  ) => ({
    ...common,
    metric: 'github.reviewWait',
    key: wait.key,
    start: instant(wait.start),
    dimensions: { ...common.dimensions, reviewer: request.reviewer.kind },
  });
  const open = (request: Request, at: number, openedBy: string) => {
    const suffix = openedBy === request.id ? '' : `/${openedBy}`;
    request.wait = { key: `reviewWait/${request.id}${suffix}`, start: at };
  };
  const end = (
    request: Request,
    at: number,
    outcome: 'answered' | 'withdrawn',
  ) => {
    if (!request.wait) return;
    facts.push({
      ...describe(request, request.wait),
      end: instant(at),
      outcome,
    });
    request.wait = undefined;
  };

  for (const { at, event, wasReady, isReady } of steps) {
    if (!wasReady && isReady) {
      for (const request of outstanding.values()) open(request, at, event.id);
    }
    if (wasReady && !isReady) {
      for (const request of outstanding.values()) end(request, at, 'withdrawn');
    }
    if (event.kind === 'requested') {
      const { reviewer } = event;
      if (!isAwaited(reviewer, pull.author, rules)) continue;
      if (outstanding.has(reviewerId(reviewer))) continue;
      const request: Request = { id: event.id, reviewer };
      outstanding.set(reviewerId(reviewer), request);
      if (isReady) open(request, at, event.id);
    } else if (event.kind === 'removed' && event.reviewer) {
      const id = reviewerId(event.reviewer);
      const request = outstanding.get(id);
      if (request) end(request, at, 'withdrawn');
      outstanding.delete(id);
    } else if (event.kind === 'reviewed') {
      if (!countsAsReview(event, pull, rules)) continue;
      for (const [id, request] of outstanding) {
        if (!isReviewOf(event, request.reviewer)) continue;
        end(request, at, 'answered');
        outstanding.delete(id);
      }
    }
  }

  for (const request of outstanding.values()) {
    if (!request.wait) continue;
    facts.push({
      ...describe(request, request.wait),
      waitingOn: mention(request.reviewer),
    });
  }
  return facts;
}
