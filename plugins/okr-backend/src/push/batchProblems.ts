import {
  PushedFact,
  PushProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { isLeaf } from '../catalog/SyncedEntity';
import { refOf, sourceOf } from './targetOfFact';

/** What would otherwise be counted as stored, and be overwritten. @internal */
export function doubles(facts: readonly PushedFact[]): PushProblem[] {
  const first = new Map<string, number>();
  const problems: PushProblem[] = [];
  facts.forEach((fact, index) => {
    const key = JSON.stringify([sourceOf(fact), refOf(fact), fact.id]);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
    } else {
      problems.push({
        index,
        id: fact.id,
        field: 'id',
        message: `It is the same fact as item ${before}: give each once`,
      });
    }
  });
  return problems;
}

/** @internal */
export function notLeaves(facts: readonly PushedFact[]): PushProblem[] {
  return problemsOfEntities(facts, fact =>
    isLeaf(refOf(fact))
      ? undefined
      : `Facts are of Components, and ${fact.entityRef} is none; numbers of teams and systems are made from their Components`,
  );
}

/** @internal */
export function unknownEntities(
  facts: readonly PushedFact[],
  titles: ReadonlyMap<string, string>,
): PushProblem[] {
  return problemsOfEntities(facts, fact =>
    titles.has(refOf(fact))
      ? undefined
      : `There is no ${fact.entityRef} in the catalog, or it has not been seen yet`,
  );
}

function problemsOfEntities(
  facts: readonly PushedFact[],
  messageOf: (fact: PushedFact) => string | undefined,
): PushProblem[] {
  return facts.flatMap((fact, index) => {
    const message = messageOf(fact);
    return message === undefined
      ? []
      : [{ index, id: fact.id, field: 'entityRef', message }];
  });
}
