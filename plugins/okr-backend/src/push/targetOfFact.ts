import { PushedFact } from '@keyresults/backstage-plugin-okr-common';
import { pushSource } from '../facts';
import { keyOfTarget } from './pushTargets';
import { metricOf } from './toGroup';

/** @internal */
export function sourceOf(fact: PushedFact): string {
  return pushSource(metricOf(fact));
}

/** An entity that a fact is of, and the field that names it. @internal */
export interface NamedEntity {
  field: string;
  entityRef: string;
}

/** Its own entity, for which its id is unique. @internal */
export function refOf(fact: PushedFact): string {
  return lower(fact.entityRef);
}

/** All entities that a fact is of: its own, and others that an incident is of. @internal */
export function namedEntities(fact: PushedFact): NamedEntity[] {
  const others = fact.shape === 'incident' ? fact.entityRefs ?? [] : [];
  return [
    { field: 'entityRef', entityRef: refOf(fact) },
    ...others.map((entityRef, index) => ({
      field: `entityRefs.${index}`,
      entityRef: lower(entityRef),
    })),
  ];
}

/** The same, each once, its own first. @internal */
export function refsOf(fact: PushedFact): string[] {
  return [...new Set(namedEntities(fact).map(({ entityRef }) => entityRef))];
}

/** What a fact is stored under, its own first; see `keyOfTarget`. @internal */
export function keysOf(fact: PushedFact): string[] {
  const source = sourceOf(fact);
  return refsOf(fact).map(entityRef => keyOfTarget({ source, entityRef }));
}

/** The catalog writes them in lower case. */
function lower(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
