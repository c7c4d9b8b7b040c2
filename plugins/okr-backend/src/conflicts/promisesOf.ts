import { createHash } from 'node:crypto';
import {
  metricPromises,
  MetricPromise,
  ObjectiveDefinition,
} from '@keyresults/backstage-plugin-okr-common';
import type { MetricRegistry } from '../evaluation/MetricRegistry';
import { Scope, scopeAt } from '../facts';

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
  { metrics, asOf }: { metrics: MetricRegistry; asOf: number },
): KeptPromises | undefined {
  const of = metricPromises(objectives, metrics.definitions);
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
