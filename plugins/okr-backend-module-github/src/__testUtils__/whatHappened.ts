import {
  Account,
  PullRequest,
  PullRequestEvent,
  PullRequestState,
  Reviewer,
} from 'sandbox';
import { DerivationRules } from '../timeline';

type Review = Extract<PullRequestEvent, { kind: 'review' }>;

/** A fact without what only GitHub or the name of the repository decide. Instants are ISO 8601 in UTC. */
export interface Happened {
  metric: string;
  start: string;
  end?: string;
  outcome?: 'answered' | 'withdrawn';
  matches?: boolean;
  waitingOn?: string;
  title: string;
  reviewer?: string;
  base: string;
  author: string;
}

/** From one position in the list of events to another; without an end it lasts. */
interface Spell {
  from: number;
  to?: number;
}

/**
 * What the four metrics must find in one pull request, read from the true list of its events by positions in that list,
 * one question at a time: nothing is shared with the code under test but the rules.
 */
export function whatHappened(
  pull: PullRequest,
  { events, mergedAt }: PullRequestState,
  rules: DerivationRules,
): Happened[] {
  const isBot = (account: Account | undefined) =>
    account === undefined
      ? rules.accounts.deletedAccounts === 'bot'
      : account.type === 'Bot' ||
        rules.accounts.bots.includes(account.login.replace(/\[bot\]$/, ''));
  const isAuthor = (account: Account | undefined) =>
    account !== undefined && account.login === pull.author?.login;
  const counts = (event: PullRequestEvent): event is Review =>
    event.kind === 'review' &&
    event.state !== 'PENDING' &&
    !isBot(event.author) &&
    !isAuthor(event.author);

  /** Position -1 is the creation. */
  const at = (position: number) =>
    Math.max(pull.createdAt, events[position]?.at ?? pull.createdAt);
  const next = (after: number, is: (event: PullRequestEvent) => boolean) => {
    const found = events.findIndex(
      (event, position) => position > after && is(event),
    );
    return found < 0 ? undefined : found;
  };
  const last = (upTo: number, ...kinds: PullRequestEvent['kind'][]) =>
    events.slice(0, upTo + 1).findLast(({ kind }) => kinds.includes(kind))
      ?.kind;
  const isReady = (position: number) => {
    const draft =
      last(position, 'convertToDraft', 'readyForReview') ??
      (pull.bornDraft ? 'convertToDraft' : 'readyForReview');
    const open = last(position, 'merged', 'closed', 'reopened') ?? 'reopened';
    return draft === 'readyForReview' && open === 'reopened';
  };
  const readySpells: Spell[] = [-1, ...events.keys()]
    .filter(
      position => isReady(position) && (position < 0 || !isReady(position - 1)),
    )
    .map(from => ({
      from,
      to: [...events.keys()].find(
        position => position > from && !isReady(position),
      ),
    }));

  const fact = (
    metric: string,
    start: number,
    more: { end?: number } & Partial<Omit<Happened, 'end'>>,
  ): Happened => ({
    ...more,
    metric: `github.${metric}`,
    start: new Date(start).toISOString(),
    end: more.end === undefined ? undefined : new Date(more.end).toISOString(),
    title: pull.title,
    base: 'main',
    author: isBot(pull.author) ? 'bot' : 'human',
  });

  const reviewWaits = events.flatMap((request, asked) => {
    if (request.kind !== 'reviewRequested') return [];
    const { reviewer } = request;
    if (!reviewer || (!isTeam(reviewer) && isBot(reviewer))) return [];
    if (!isTeam(reviewer) && isAuthor(reviewer)) return [];
    const settles = (event: PullRequestEvent) =>
      event.kind === 'reviewRequestRemoved'
        ? isSame(event.reviewer, reviewer)
        : counts(event) && isGivenBy(event, reviewer);
    const before = events
      .slice(0, asked)
      .findLastIndex(
        event =>
          event.kind === 'reviewRequested' && isSame(event.reviewer, reviewer),
      );
    const settledBefore = before >= 0 ? next(before, settles) : -1;
    if (settledBefore === undefined || settledBefore > asked) return [];
    const settled = next(asked, settles);
    return readySpells.flatMap(spell => {
      const from = Math.max(spell.from, asked);
      const ends = [settled, spell.to].filter(it => it !== undefined);
      const to = ends.length > 0 ? Math.min(...ends) : undefined;
      if (to !== undefined && to <= from) return [];
      return fact('reviewWait', at(from), {
        reviewer: isTeam(reviewer) ? 'team' : 'person',
        ...(to === undefined
          ? { waitingOn: `@${nameOf(reviewer)}` }
          : {
              end: at(to),
              outcome: events[to].kind === 'review' ? 'answered' : 'withdrawn',
            }),
      });
    });
  });

  const reviewed = next(-1, counts) ?? Infinity;
  const firstReviews = readySpells
    .filter(({ from }) => from < reviewed)
    .map(({ from, to = Infinity }) =>
      fact(
        'firstReview',
        at(from),
        reviewed < to
          ? { end: at(reviewed), outcome: 'answered' }
          : { ...(to < Infinity && { end: at(to), outcome: 'withdrawn' }) },
      ),
    );

  const mergeTimes = readySpells.slice(0, 1).map(({ from }) => {
    const close = events.findLastIndex(({ kind }) => kind === 'closed');
    const reopened = events.findLastIndex(({ kind }) => kind === 'reopened');
    if (mergedAt !== undefined) {
      return fact('mergeTime', at(from), {
        end: mergedAt,
        outcome: 'answered',
      });
    }
    return fact('mergeTime', at(from), {
      ...(close > reopened && { end: at(close), outcome: 'withdrawn' }),
    });
  });

  const maintenance =
    mergedAt === undefined
      ? []
      : [
          fact('maintenanceShare', mergedAt, {
            end: mergedAt,
            outcome: 'answered',
            matches:
              pull.labels.some(label =>
                rules.maintenance.labels.includes(label),
              ) ||
              rules.maintenance.titlePrefixes.some(prefix =>
                pull.title.startsWith(prefix),
              ),
          }),
        ];
  return [...reviewWaits, ...firstReviews, ...mergeTimes, ...maintenance];
}

function isTeam(reviewer: Reviewer): reviewer is Reviewer & { type: 'Team' } {
  return reviewer.type === 'Team';
}

function nameOf(reviewer: Reviewer): string {
  return isTeam(reviewer) ? `acme/${reviewer.slug}` : reviewer.login;
}

function isSame(one: Reviewer | undefined, other: Reviewer): boolean {
  return one !== undefined && nameOf(one) === nameOf(other);
}

function isGivenBy(review: Review, reviewer: Reviewer): boolean {
  return isTeam(reviewer)
    ? review.onBehalfOf.includes(reviewer.slug)
    : review.author?.login === reviewer.login;
}
