import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';
import {
  Account as SandboxAccount,
  PullRequest as SandboxPullRequest,
  PullRequestEvent,
  Repository,
  stateAt,
  UpdatedAtRule,
} from 'sandbox';
import {
  Account,
  deriveGroup,
  DerivationRules,
  TimelineEvent,
} from '../timeline';
import { spansOf } from './spansOf';

const kinds = {
  readyForReview: 'ready',
  convertToDraft: 'draft',
  merged: 'merged',
  closed: 'closed',
  reopened: 'reopened',
} as const;

function account(given: SandboxAccount | undefined): Account | undefined {
  return given && { type: given.type, login: given.login };
}

function event(given: PullRequestEvent): TimelineEvent | undefined {
  const stamp = { id: `${given.key}`, at: new Date(given.at).toISOString() };
  switch (given.kind) {
    case 'reviewRequested':
    case 'reviewRequestRemoved': {
      const { reviewer } = given;
      const kind = given.kind === 'reviewRequested' ? 'requested' : 'removed';
      if (!reviewer) return { ...stamp, kind, reviewer: undefined };
      return reviewer.type === 'Team'
        ? {
            ...stamp,
            kind,
            reviewer: { kind: 'team', slug: `acme/${reviewer.slug}` },
          }
        : { ...stamp, kind, reviewer: { kind: 'person', account: reviewer } };
    }
    case 'review':
      if (given.state === 'PENDING') return undefined;
      return {
        ...stamp,
        kind: 'reviewed',
        author: account(given.author),
        teams: given.onBehalfOf.map(slug => `acme/${slug}`),
      };
    case 'commented':
    case 'reviewDismissed':
      return undefined;
    default:
      return { ...stamp, kind: kinds[given.kind] };
  }
}

/** What the facts of a repository must come to, read from what truly happened instead of over HTTP. */
export function truth(
  repository: Repository,
  at: number,
  since: number,
  rules: DerivationRules,
  rule?: UpdatedAtRule,
): Map<string, unknown> {
  const result = new Map<string, unknown>();
  for (const pull of repository.pullRequests()) {
    const state = stateAt(pull, at, rule);
    if (pull.createdAt > at || state.updatedAt < since) continue;
    const group = groupOf(pull, at, rules);
    result.set(group.key, comparable(group));
  }
  return result;
}

function groupOf(
  pull: SandboxPullRequest,
  at: number,
  rules: DerivationRules,
): FactGroup<SpanFact> {
  const now = stateAt(pull, at);
  const instant = (value: number | undefined) =>
    value === undefined ? undefined : new Date(value).toISOString();
  return deriveGroup(
    {
      number: pull.number,
      title: pull.title,
      url: '',
      state: now.state,
      isDraft: now.isDraft,
      createdAt: new Date(pull.createdAt).toISOString(),
      updatedAt: new Date(now.updatedAt).toISOString(),
      mergedAt: instant(now.mergedAt),
      closedAt: instant(now.closedAt),
      base: 'main',
      author: account(pull.author),
      labels: pull.labels,
      paths: [],
      timeline: now.events.flatMap(given => event(given) ?? []),
    },
    rules,
  );
}

/** Facts without what only GitHub or the name of the repository decide. */
export function comparable({ open, facts }: FactGroup<SpanFact>): unknown {
  const told = facts.map(({ key: _key, url: _url, dimensions, ...fact }) =>
    JSON.stringify({
      metric: fact.metric,
      start: fact.start,
      end: fact.end,
      outcome: fact.outcome,
      matches: fact.matches,
      waitingOn: fact.waitingOn,
      title: fact.title,
      reviewer: dimensions.reviewer,
      base: dimensions.base,
      author: dimensions.author,
    }),
  );
  return { open, facts: told.sort() };
}

/** The same of what a collector handed over. */
export function comparableGroups(
  groups: Map<string, FactGroup>,
): Map<string, unknown> {
  return new Map(
    [...groups].map(([key, { facts, ...group }]) => [
      key,
      comparable({ ...group, facts: spansOf(facts) }),
    ]),
  );
}
