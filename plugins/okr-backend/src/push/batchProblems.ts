import {
  PushedFact,
  PushProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { isLeaf } from '../catalog/SyncedEntity';
import { NamedEntity, namedEntities, refOf, sourceOf } from './targetOfFact';

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
  return problemsOfEntities(facts, ({ entityRef }) =>
    isLeaf(entityRef)
      ? undefined
      : `Facts are of Components, and ${entityRef} is none; numbers of teams and systems are made from their Components`,
  );
}

/** @internal */
export function unknownEntities(
  facts: readonly PushedFact[],
  titles: ReadonlyMap<string, string>,
): PushProblem[] {
  return problemsOfEntities(facts, ({ entityRef }) =>
    titles.has(entityRef)
      ? undefined
      : `There is no ${entityRef} in the catalog, or it has not been seen yet`,
  );
}

/** What is wrong with the entities that facts are of. @internal */
function problemsOfEntities(
  facts: readonly PushedFact[],
  messageOf: (entity: NamedEntity) => string | undefined,
): PushProblem[] {
  return facts.flatMap((fact, index) =>
    namedEntities(fact).flatMap(entity => {
      const message = messageOf(entity);
      return message === undefined
        ? []
        : [{ index, id: fact.id, field: entity.field, message }];
    }),
  );
}
