import { PushedFact } from '@keyresults/backstage-plugin-okr-common';
import { pushSource } from '../facts';
import { keyOfTarget } from './pushTargets';
import { metricOf } from './toGroup';

/** @internal */
export function sourceOf(fact: PushedFact): string {
  return pushSource(metricOf(fact));
}

/** The catalog writes them in lower case. @internal */
export function refOf(fact: PushedFact): string {
  return fact.entityRef.toLocaleLowerCase('en-US');
}

/** See `keyOfTarget`. @internal */
export function keyOf(fact: PushedFact): string {
  return keyOfTarget({ source: sourceOf(fact), entityRef: refOf(fact) });
}
