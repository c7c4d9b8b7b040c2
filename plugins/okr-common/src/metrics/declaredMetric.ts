import { z } from 'zod';
import { parseDuration } from '../quantities/duration';
import { findMetric } from './findMetric';
import {
  MetricDefinition,
  MetricEstimator,
  NamedStat,
} from './MetricDefinition';

const ID_EXPECTED =
  'must be a source and a name such as codecov.coverage: letters, digits and dashes';

const duration = z.string().transform((text, context) => {
  const seconds = parseDuration(text);
  if (!seconds) {
    context.addIssue(`must be a duration such as 36h or 2d, not "${text}"`);
    return z.NEVER;
  }
  return seconds;
});

const fields = z.strictObject({
  id: z
    .string()
    .max(63)
    .regex(/^[a-z][a-zA-Z0-9-]*(?:\.[a-zA-Z][a-zA-Z0-9-]*)+$/, ID_EXPECTED)
    .refine(
      id => findMetric(id) === undefined && !id.startsWith('incidents.'),
      'is taken by a metric that comes with the plugins',
    ),
  title: z.string().trim().min(1).max(127),
  description: z.string().trim().min(1).max(1000).optional(),
  /** What one fact is: `build`; for people, where they are counted. */
  item: z
    .strictObject({ one: z.string().min(1), other: z.string().min(1) })
    .optional(),
  unit: z.enum(['duration', 'ratio', 'share', 'count']),
  unitLabel: z.string().trim().min(1).max(63).optional(),
  better: z.enum(['lower', 'higher']),
  shape: z.enum(['span', 'dailyRatio', 'reading']),
  estimator: z.enum(['waiting', 'share', 'ratio', 'sum', 'reading']).optional(),
  staleAfter: duration.optional(),
});

type Fields = z.infer<typeof fields>;
type DeclaredEstimator = NonNullable<Fields['estimator']>;
type DeclaredShape = Fields['shape'];

const estimatorsOf: Record<DeclaredShape, readonly DeclaredEstimator[]> = {
  span: ['waiting', 'share'],
  dailyRatio: ['ratio', 'sum'],
  reading: ['reading'],
};

const unitsOf: Record<DeclaredEstimator, readonly Fields['unit'][]> = {
  waiting: ['duration'],
  share: ['share'],
  ratio: ['ratio', 'share', 'duration'],
  sum: ['count', 'ratio', 'duration'],
  reading: ['duration', 'ratio', 'share', 'count'],
};

const itemOf: Record<DeclaredShape, MetricDefinition['item']> = {
  span: { one: 'item', other: 'items' },
  dailyRatio: { one: 'day', other: 'days' },
  reading: { one: 'reading', other: 'readings' },
};

const statsOf: Record<DeclaredEstimator, readonly NamedStat[]> = {
  waiting: ['p50', 'p75', 'p90', 'mean', 'count'],
  share: ['share', 'count'],
  ratio: ['ratio', 'count'],
  sum: ['sum'],
  reading: ['last', 'mean'],
};

const defaultStatOf: Record<DeclaredEstimator, NamedStat> = {
  waiting: 'p75',
  share: 'share',
  ratio: 'ratio',
  sum: 'sum',
  reading: 'last',
};

const formulaOf: Record<DeclaredEstimator, string> = {
  waiting: 'Kaplan–Meier quantile of the time from start to end',
  share: 'matching items ÷ items that ended in the window',
  ratio: 'numerators ÷ denominators, both added up over days',
  sum: 'numerators, added up over days',
  reading: 'weighted mean of the latest reading of each series in the window',
};

/** A metric declared in the configuration. @public */
export interface DeclaredMetric {
  definition: MetricDefinition;
  /** How old its facts may be before they are called stale; the limit of the installation unless given. */
  staleAfterSeconds?: number;
}

/**
 * One entry of `okr.metrics` in the configuration, with everything that follows from its shape: estimator, stats and the
 * words of its formula. The issues of what is wrong carry the key they are about.
 *
 * @public
 */
export const declaredMetricSchema = fields.transform(
  (declared, context): DeclaredMetric => {
    const estimator = declared.estimator ?? estimatorFor(declared);
    const estimators = estimatorsOf[declared.shape];
    if (!estimators.includes(estimator)) {
      context.addIssue({
        code: 'custom',
        path: ['estimator'],
        message: `must be ${either(estimators)} for the shape ${
          declared.shape
        }, not "${estimator}"`,
      });
      return z.NEVER;
    }
    const units = unitsOf[estimator];
    if (!units.includes(declared.unit)) {
      context.addIssue({
        code: 'custom',
        path: ['unit'],
        message: `must be ${either(
          units,
        )} for the estimator ${estimator}, not "${declared.unit}"`,
      });
      return z.NEVER;
    }
    return {
      definition: define(declared, estimator),
      ...(declared.staleAfter !== undefined && {
        staleAfterSeconds: declared.staleAfter,
      }),
    };
  },
);

function estimatorFor({ shape, unit }: Fields): DeclaredEstimator {
  switch (shape) {
    case 'span':
      return unit === 'share' ? 'share' : 'waiting';
    case 'dailyRatio':
      return unit === 'count' ? 'sum' : 'ratio';
    default:
      return 'reading';
  }
}

function define(
  { id, title, description, item, unit, unitLabel, better, shape }: Fields,
  estimator: DeclaredEstimator & MetricEstimator,
): MetricDefinition {
  return {
    id,
    title,
    description: description ?? `${title}, as reported by ${sourceOf(id)}.`,
    formula: formulaOf[estimator],
    item: item ?? itemOf[shape],
    unit,
    ...(unitLabel !== undefined && { unitLabel }),
    better,
    shape,
    estimator,
    stats: statsOf[estimator],
    defaultStat: defaultStatOf[estimator],
    source: sourceOf(id),
  };
}

/** What stands before the first dot of an id. */
function sourceOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

function either(words: readonly string[]): string {
  return words.length > 1
    ? `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`
    : words[0];
}
