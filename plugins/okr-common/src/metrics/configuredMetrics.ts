import { z } from 'zod';
import { declaredMetricSchema } from './declaredMetric';
import { MetricDefinition } from './MetricDefinition';

/** What `okr` in an app-config says about metrics. @public */
export interface ConfiguredMetrics {
  definitions: MetricDefinition[];
  /** What is wrong, by key: `okr.metrics.2.unit: …`. Such metrics are left out. */
  problems: string[];
}

/** What an entry of `okr.prometheus.metrics` has beside a declaration: how its values are asked for. */
const queryKeys = new Set([
  'server',
  'query',
  'weight',
  'step',
  'numerator',
  'denominator',
  'entities',
]);

const entries = z.array(z.record(z.string(), z.unknown())).default([]);
const sections = z.object({
  metrics: entries,
  prometheus: z.object({ metrics: entries }).prefault({}),
});

/**
 * The metrics that an installation's configuration declares: those that are pushed and those that Prometheus is asked
 * for. Modules of others may bring more.
 *
 * @param okr - the section of that name, as plain data; anything else in it is left alone
 * @public
 */
export function configuredMetrics(okr: unknown): ConfiguredMetrics {
  const read = sections.safeParse(okr ?? {});
  if (!read.success) {
    return { definitions: [], problems: described(read.error, ['okr']) };
  }
  const { metrics, prometheus } = read.data;
  const declared = [
    ...metrics.map((entry, index) => ({ entry, at: ['okr.metrics', index] })),
    ...prometheus.metrics.map((entry, index) => ({
      entry: Object.fromEntries(
        Object.entries(entry).filter(([key]) => !queryKeys.has(key)),
      ),
      at: ['okr.prometheus.metrics', index],
    })),
  ];
  const definitions: MetricDefinition[] = [];
  const problems: string[] = [];
  for (const { entry, at } of declared) {
    const result = declaredMetricSchema.safeParse(entry);
    if (result.success) {
      definitions.push(result.data.definition);
    } else {
      problems.push(...described(result.error, at));
    }
  }
  return { definitions, problems };
}

function described(
  error: z.ZodError,
  at: readonly (string | number)[],
): string[] {
  return error.issues.map(
    ({ path, message }) => `${[...at, ...path].join('.')}: ${message}`,
  );
}
