import { SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { deriveGroup, DerivationRules } from '../deriveGroup';
import { Account, PullRequest, Reviewer, TimelineEvent } from '../PullRequest';

/** Hours after the creation of the pull requests in these tests, as an instant. */
export function at(hours: number): string {
  return new Date(Date.UTC(2026, 9, 5, 8) + hours * 3_600_000).toISOString();
}

export function person(login: string): Account {
  return { type: 'User', login };
}

/** `ada` is a person, `acme/payments` a team. */
export function reviewer(name: string): Reviewer {
  return name.includes('/')
    ? { kind: 'team', slug: name }
    : { kind: 'person', account: person(name) };
}

export function requested(hours: number, name: string): TimelineEvent {
  return {
    kind: 'requested',
    id: `Q${hours}${name}`,
    at: at(hours),
    reviewer: reviewer(name),
  };
}

export function removed(hours: number, name: string): TimelineEvent {
  return {
    kind: 'removed',
    id: `X${hours}${name}`,
    at: at(hours),
    reviewer: reviewer(name),
  };
}

export function reviewed(
  hours: number,
  author: string | Account | undefined,
  ...teams: string[]
): TimelineEvent {
  const account = typeof author === 'string' ? person(author) : author;
  return {
    kind: 'reviewed',
    id: `V${hours}${account?.login}`,
    at: at(hours),
    author: account,
    teams,
  };
}

export function became(
  hours: number,
  kind: 'ready' | 'draft' | 'merged' | 'closed' | 'reopened',
): TimelineEvent {
  return { kind, id: `${kind}${hours}`, at: at(hours) };
}

/** An open pull request by `author`, created at hour 0; its end follows from the events. */
export function pull(
  timeline: TimelineEvent[],
  fields: Partial<PullRequest> = {},
): PullRequest {
  const ends = timeline.filter(event =>
    ['merged', 'closed', 'reopened'].includes(event.kind),
  );
  const merge = ends.find(event => event.kind === 'merged');
  const last = ends.at(-1);
  const closed = !merge && last?.kind === 'closed';
  let state: PullRequest['state'] = closed ? 'CLOSED' : 'OPEN';
  if (merge) state = 'MERGED';
  return {
    number: 7,
    title: 'Retry failed payouts',
    url: 'https://github.com/acme/checkout/pull/7',
    state,
    isDraft: false,
    createdAt: at(0),
    updatedAt: at(100),
    mergedAt: merge?.at,
    closedAt: merge?.at ?? (closed ? last.at : undefined),
    base: 'main',
    author: person('author'),
    labels: [],
    paths: [],
    timeline,
    ...fields,
  };
}

export const rules: DerivationRules = {
  accounts: { bots: ['golangcibot'], deletedAccounts: 'human' },
  maintenance: {
    labels: ['maintenance'],
    titlePrefixes: ['chore:'],
    paths: ['docs/'],
  },
};

export function factsOf(
  metric: string,
  record: PullRequest,
  given: DerivationRules = rules,
): SpanFact[] {
  return deriveGroup(record, given).facts.filter(
    fact => fact.metric === metric,
  );
}

/** Facts as short words in order of start: `1-5 answered @ada`, hours after the creation. */
export function spans(
  metric: string,
  record: PullRequest,
  given: DerivationRules = rules,
): string[] {
  const hours = (instant: string) =>
    (Date.parse(instant) - Date.parse(at(0))) / 3_600_000;
  return factsOf(metric, record, given)
    .map(fact => {
      const end = fact.end ? hours(fact.end) : '';
      return `${hours(fact.start)}-${end} ${
        fact.outcome ??
        `waiting${fact.waitingOn ? ` on ${fact.waitingOn}` : ''}`
      }`;
    })
    .sort();
}
