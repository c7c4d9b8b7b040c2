import { parse } from 'yaml';
import { z } from 'zod';

/** @internal */
export const metricsAnnotation = 'keyresults.dev/prometheus';

/** A metric that an entity names, with queries of its own where it brings some. @internal */
export interface NamedMetric {
  id: string;
  queries?: OwnQueries;
}

const text = z.string().trim().min(1).max(2000);

/** @internal */
export const ownQueriesSchema = z.union([
  text.transform(query => ({ query })),
  z.strictObject({ query: text, weight: text.optional() }),
  z.strictObject({ numerator: text, denominator: text }),
]);

/** PromQL by what it is for. @internal */
export type OwnQueries = z.output<typeof ownQueriesSchema>;

const annotationSchema = z.union([
  z.string().transform(list => list.split(/[\s,]+/).filter(Boolean)),
  z.array(z.string()),
  z.record(z.string(), z.unknown()),
]);

/**
 * Reads `keyresults.dev/prometheus`: metrics in a list, or a YAML map from metric to a query of the entity's own. What is
 * not understood names no metric.
 *
 * @internal
 */
export function parseAnnotation(annotation: string): NamedMetric[] {
  let document: unknown;
  try {
    document = parse(annotation);
  } catch {
    return [];
  }
  const parsed = annotationSchema.safeParse(document);
  if (!parsed.success) return [];
  if (Array.isArray(parsed.data)) {
    return [...new Set(parsed.data)].map(id => ({ id }));
  }
  return Object.entries(parsed.data).flatMap(([id, given]) => {
    if (given === null) return [{ id }];
    const queries = ownQueriesSchema.safeParse(given);
    return queries.success ? [{ id, queries: queries.data }] : [];
  });
}
