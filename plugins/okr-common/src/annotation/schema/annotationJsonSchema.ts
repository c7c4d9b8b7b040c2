import { z } from 'zod';
import { MetricDefinition } from '../../metrics';
import { annotationSchema } from './annotationSchema';

const METRIC_PATTERN = /^[a-z][a-zA-Z0-9-]*(?:\.[a-zA-Z][a-zA-Z0-9-]*)+$/;

/**
 * The JSON Schema (draft 2020-12) of the annotation's YAML, for editors. It describes the shape; what needs more than a
 * shape (a duration for a duration metric, a day that exists) is left to `parseAnnotation`.
 *
 * @param metrics - offered by name; ids of other modules are allowed by their form
 * @public
 */
export function annotationJsonSchema(
  metrics: readonly MetricDefinition[],
): Record<string, unknown> {
  const known = metrics.map(({ id, title, unit }) =>
    z.literal(id).meta({ description: `${title} (${unit})` }),
  );
  const metricId = z
    .union([...known, z.string().regex(METRIC_PATTERN)])
    .meta({ description: 'The metric that is measured.' });
  return {
    ...z.toJSONSchema(annotationSchema(metricId), {
      target: 'draft-2020-12',
      io: 'input',
    }),
    title: 'Objectives and key results of a catalog entity',
  };
}
