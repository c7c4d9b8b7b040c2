import { AccountRules } from './accounts';
import { PullRequest, Reviewer, TimelineEvent } from './PullRequest';
import { countsAsReview, isReviewOf, reviewerId } from './reviewers';

/** The creation, as an event like the others. @internal */
export interface CreatedEvent {
  id: 'created';
  at: string;
  kind: 'created';
}

/**
 * One event in the order it took effect.
 *
 * @internal
 */
export interface Step {
  /** Milliseconds since 1970 UTC; never before the creation, except for reviews. */
  at: number;
  event: TimelineEvent | CreatedEvent;
  /** Open and not a draft, before and after the event. */
  wasReady: boolean;
  isReady: boolean;
  isOpen: boolean;
}

type AnyEvent = Step['event'];
interface Timed {
  at: number;
  event: AnyEvent;
}

interface Status {
  open: boolean;
  draft: boolean;
  merged: boolean;
  /** Requests not yet answered or removed, by reviewer. */
  asked: Map<string, Reviewer>;
}

/**
 * Puts the events of a pull request in order and says, for each, whether the pull request was ready for review before
 * and after it. The order of the input and events given twice make no difference.
 *
 * @internal
 */
export function walk(pull: PullRequest, rules: AccountRules): Step[] {
  const status: Status = {
    open: false,
    draft: false,
    merged: false,
    asked: new Map(),
  };
  const steps: Step[] = [];
  for (const instant of byInstant(timedEvents(pull))) {
    for (const { at, event } of inOrder(instant, status)) {
      const wasReady = status.open && !status.draft;
      apply(event, status, pull, rules);
      const isReady = status.open && !status.draft;
      steps.push({ at, event, wasReady, isReady, isOpen: status.open });
    }
  }
  return steps;
}

/** Whether it was created as a draft, which GitHub does not say itself. @internal */
export function wasBornDraft(pull: PullRequest): boolean {
  const changes = pull.timeline.filter(
    event => event.kind === 'ready' || event.kind === 'draft',
  );
  if (changes.length === 0) return pull.isDraft;
  const first = Math.min(...changes.map(event => Date.parse(event.at)));
  return changes.some(
    event => event.kind === 'ready' && Date.parse(event.at) === first,
  );
}

function timedEvents(pull: PullRequest): Timed[] {
  const createdAt = Date.parse(pull.createdAt);
  const events = new Map<string, AnyEvent>();
  for (const event of [...pull.timeline, ...impliedEvents(pull)]) {
    events.set(event.id, event);
  }
  const timed = [...events.values()].map(event => {
    const at = Date.parse(event.at);
    return {
      event,
      at: event.kind === 'reviewed' ? at : Math.max(at, createdAt),
    };
  });
  timed.push({
    at: createdAt,
    event: { id: 'created', at: pull.createdAt, kind: 'created' },
  });
  return timed.sort((a, b) => a.at - b.at);
}

/** The end of a pull request whose timeline does not show it, taken from its own fields. */
function impliedEvents(pull: PullRequest): TimelineEvent[] {
  const last = (kind: TimelineEvent['kind']) =>
    Math.max(
      ...pull.timeline
        .filter(event => event.kind === kind)
        .map(event => Date.parse(event.at)),
    );
  if (pull.mergedAt && last('merged') === -Infinity) {
    return [{ id: 'merged', at: pull.mergedAt, kind: 'merged' }];
  }
  if (
    pull.state === 'CLOSED' &&
    pull.closedAt &&
    (last('closed') === -Infinity || last('closed') < last('reopened'))
  ) {
    return [{ id: 'closed', at: pull.closedAt, kind: 'closed' }];
  }
  return [];
}

function byInstant(events: Timed[]): Timed[][] {
  const instants: Timed[][] = [];
  for (const timed of events) {
    const current = instants.at(-1);
    if (current && current[0].at === timed.at) current.push(timed);
    else instants.push([timed]);
  }
  return instants;
}

/**
 * GitHub's clock counts whole seconds, so several events may share an instant. What opens comes first, then requests,
 * then reviews, then what closes: an answer at the last moment is an answer. Opposite events at one instant come in
 * the order in which both change something.
 */
function inOrder(instant: Timed[], before: Status): Timed[] {
  if (instant.length === 1) return instant;
  const openBefore = before.open;
  const draftBefore =
    before.draft ||
    (!openBefore && instant.some(({ event }) => event.kind === 'created'));
  const askedBefore = new Set(before.asked.keys());
  const rank = ({ event }: Timed): number => {
    switch (event.kind) {
      case 'created':
        return 0;
      case 'reopened':
        return openBefore ? 9 : 1;
      case 'ready':
        return draftBefore ? 2 : 7;
      case 'requested':
        return 4;
      case 'reviewed':
        return 5;
      case 'removed':
        return event.reviewer && askedBefore.has(reviewerId(event.reviewer))
          ? 3
          : 6;
      case 'draft':
        return 6;
      case 'merged':
      case 'closed':
        return 8;
      default:
        return 10;
    }
  };
  return [...instant].sort(
    (a, b) => rank(a) - rank(b) || (a.event.id < b.event.id ? -1 : 1),
  );
}

function apply(
  event: AnyEvent,
  status: Status,
  pull: PullRequest,
  rules: AccountRules,
): void {
  switch (event.kind) {
    case 'created':
      status.open = true;
      status.draft = wasBornDraft(pull);
      return;
    case 'ready':
      status.draft = false;
      return;
    case 'draft':
      status.draft = true;
      return;
    case 'merged':
      status.open = false;
      status.merged = true;
      return;
    case 'closed':
      status.open = false;
      return;
    case 'reopened':
      status.open = !status.merged;
      return;
    case 'requested':
      if (event.reviewer) {
        status.asked.set(reviewerId(event.reviewer), event.reviewer);
      }
      return;
    case 'removed':
      if (event.reviewer) status.asked.delete(reviewerId(event.reviewer));
      return;
    default:
      if (!countsAsReview(event, pull, rules)) return;
      for (const [id, reviewer] of status.asked) {
        if (isReviewOf(event, reviewer)) status.asked.delete(id);
      }
  }
}
