import {
  declaredMetricSchema,
  MetricDefinition,
  parseDuration,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { parseTemplate, QueryTemplate } from '../query';

/** Queries by what they are for. @internal */
export type Queries =
  | { shape: 'reading'; query: QueryTemplate; weight?: QueryTemplate }
  | {
      shape: 'dailyRatio';
      numerator: QueryTemplate;
      denominator: QueryTemplate;
    };

/** Which entities have a metric that they do not name. @internal */
export type EntityFilter = z.infer<typeof entityFilterSchema>;

/** A metric as configured. @internal */
export interface MetricSettings {
  definition: MetricDefinition;
  /** Name of a server. */
  server?: string;
  queries: Queries;
  /** Between two values; a day for daily ratios. */
  stepSeconds: number;
  entities?: EntityFilter;
}

export const daySeconds = 86_400;

/** PromQL with places to fill in. @internal */
export const templateSchema = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .transform((text, context): QueryTemplate => {
    try {
      return parseTemplate(text);
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : String(error));
      return z.NEVER;
    }
  });

const stepSchema = z.string().transform((text, context) => {
  const seconds = parseDuration(text);
  if (!seconds || seconds < 60 || daySeconds % seconds !== 0) {
    context.addIssue(
      `must be a part of a day of at least a minute, such as 5m, 1h or 1d, not "${text}"`,
    );
    return z.NEVER;
  }
  return seconds;
});

const entityFilterSchema = z.strictObject({
  kind: z.string().min(1).default('Component'),
  namespace: z.string().min(1).optional(),
  annotations: z.record(z.string(), z.string().min(1)).default({}),
});

/** The queries a shape needs, and has no use for. */
const queriesOf = {
  reading: { needs: ['query'], lacks: ['numerator', 'denominator'] },
  dailyRatio: {
    needs: ['numerator', 'denominator'],
    lacks: ['query', 'weight', 'step'],
  },
} as const;

/** One of `okr.prometheus.metrics`. @internal */
export const metricSchema = z
  .strictObject({
    id: z.unknown().optional(),
    title: z.unknown().optional(),
    description: z.unknown().optional(),
    unit: z.unknown().optional(),
    unitLabel: z.unknown().optional(),
    better: z.unknown().optional(),
    shape: z.enum(['reading', 'dailyRatio']),
    server: z.string().min(1).optional(),
    query: templateSchema.optional(),
    weight: templateSchema.optional(),
    step: stepSchema.optional(),
    numerator: templateSchema.optional(),
    denominator: templateSchema.optional(),
    entities: entityFilterSchema.optional(),
  })
  .transform((given, context): MetricSettings => {
    const { server, query, weight, step, numerator, denominator, ...rest } =
      given;
    const { entities, ...declared } = rest;
    const parsed = declaredMetricSchema.safeParse(declared);
    for (const { path, message } of parsed.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
    for (const key of queriesOf[given.shape].needs) {
      if (given[key] === undefined) {
        const message = `is needed for the shape ${given.shape}`;
        context.addIssue({ code: 'custom', path: [key], message });
      }
    }
    for (const key of queriesOf[given.shape].lacks) {
      if (given[key] !== undefined) {
        const message = `does not belong to the shape ${given.shape}`;
        context.addIssue({ code: 'custom', path: [key], message });
      }
    }
    const queries = queriesFrom({ query, weight, numerator, denominator });
    if (context.issues.length > 0 || !parsed.success || !queries) {
      return z.NEVER;
    }
    return {
      definition: { ...parsed.data.definition, source: 'Prometheus' },
      server,
      queries,
      stepSeconds: step ?? daySeconds,
      entities,
    };
  });

function queriesFrom({
  query,
  weight,
  numerator,
  denominator,
}: Partial<
  Record<'query' | 'weight' | 'numerator' | 'denominator', QueryTemplate>
>): Queries | undefined {
  if (query) return { shape: 'reading', query, ...(weight && { weight }) };
  return numerator && denominator
    ? { shape: 'dailyRatio', numerator, denominator }
    : undefined;
}

/** @internal */
export function templatesOf(queries: Queries): QueryTemplate[] {
  return queries.shape === 'reading'
    ? [queries.query, ...(queries.weight ? [queries.weight] : [])]
    : [queries.numerator, queries.denominator];
}
