import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { Repository, stateAt, UpdatedAtRule } from 'sandbox';
import { DerivationRules } from '../timeline';
import { spansOf } from './spansOf';
import { Happened, whatHappened } from './whatHappened';

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
    result.set(`pull/${pull.number}`, {
      open: state.state === 'OPEN',
      facts: whatHappened(pull, state, rules).map(written).sort(),
    });
  }
  return result;
}

/** The same of what a collector handed over. */
export function comparableGroups(
  groups: Map<string, FactGroup>,
): Map<string, unknown> {
  return new Map(
    [...groups].map(([key, { open, facts }]) => [
      key,
      { open, facts: spansOf(facts).map(comparable).map(written).sort() },
    ]),
  );
}

function comparable({ dimensions, ...fact }: SpanFact): Happened {
  return {
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
  };
}

function written(fact: Happened): string {
  const names = Object.keys(fact).sort() as (keyof Happened)[];
  return JSON.stringify(
    names.flatMap(name =>
      fact[name] === undefined ? [] : [[name, fact[name]]],
    ),
  );
}
