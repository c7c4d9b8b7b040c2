import { createHash } from 'node:crypto';
import {
  Calendar,
  metricPromises,
  MetricPromise,
  ObjectiveDefinition,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import type { MetricRegistry } from '../evaluation/MetricRegistry';
import { Scope, scopeAt } from '../facts';
import { calendarKey } from './calendarKey';

/** What an entity promises of metrics, and over what. @internal */
export interface KeptPromises {
  /** Hash of the leaf entities that its scope had. */
  leaves: string;
  leafCount: number;
  of: MetricPromise[];
}

/** @returns undefined where nothing is promised of a metric @internal */
export function promisesOf(
  objectives: readonly ObjectiveDefinition[],
  scope: Scope,
  {
    metrics,
    asOf,
    calendar,
    cycle,
  }: {
    metrics: MetricRegistry;
    asOf: number;
    calendar: Calendar;
    cycle: Pick<Window, 'to'>;
  },
): KeptPromises | undefined {
  const of = metricPromises(
    objectives,
    metrics.definitions,
    calendarKey(calendar, cycle.to),
  );
  if (of.length === 0) {
    return undefined;
  }
  const { leafRefs } = scopeAt(scope, asOf);
  return {
    leaves: createHash('sha256')
      .update(JSON.stringify([...leafRefs].sort()))
      .digest('hex'),
    leafCount: leafRefs.length,
    of,
  };
}
