import type { ObjectiveDefinition } from '../annotation/model';
import { moveOf } from '../evaluation/assessMove';
import type { MetricKeyResult } from '../evaluation/KeyResultInput';
import { MetricDefinition, Stat } from '../metrics/MetricDefinition';
import { betterOfStat, formatStat } from '../quantities/stat';

/**
 * What a key result or its guardrail promises of a metric: which final values would be as promised.
 *
 * @public
 */
export interface MetricPromise {
  objectiveId: string;
  keyResultId: string;
  /** Of the key result. */
  title: string;
  part: 'keyResult' | 'guardrail';
  /** The field of the annotation that says how far. */
  field: string;
  metric: string;
  /** As written. */
  stat: string;
  where: Record<string, string>;
  /** Of waits: the same text where they are counted in the same time. Undefined where the number needs no calendar. */
  calendar?: string;
  side: 'atMost' | 'atLeast';
  amount: number;
  /** True where the amount itself is not as promised: the line that is kept. */
  isStrict: boolean;
  /** True where nobody wants to hear of conflicts with it. */
  isOff: boolean;
}

/**
 * Everything that objectives promise of metrics. A measured baseline of what has no better side tells no direction, and
 * so no promise.
 *
 * @param calendar - tells calendars apart
 * @public
 */
export function metricPromises(
  objectives: readonly ObjectiveDefinition[],
  metrics: readonly MetricDefinition[],
  calendar?: string,
): MetricPromise[] {
  const byId = new Map(metrics.map(metric => [metric.id, metric]));
  const measured = (asked: Asked) =>
    numberOf(asked, byId.get(asked.metric), calendar);
  return objectives.flatMap(({ id: objectiveId, hintsOff, keyResults }) =>
    keyResults.flatMap(keyResult => {
      if (keyResult.kind === 'invalid') {
        return [];
      }
      const common = {
        objectiveId,
        keyResultId: keyResult.id,
        title: keyResult.title,
        isOff:
          hintsOff?.conflict !== undefined ||
          keyResult.hintsOff?.conflict !== undefined,
      };
      const { guardrail } = keyResult;
      const metric =
        keyResult.kind === 'metric' ? byId.get(keyResult.metric) : undefined;
      const aim =
        keyResult.kind === 'metric' && metric && aimOf(keyResult, metric);
      return [
        ...(aim
          ? [
              {
                ...common,
                part: 'keyResult' as const,
                ...measured(keyResult),
                ...aim,
              },
            ]
          : []),
        ...(guardrail
          ? [
              {
                ...common,
                part: 'guardrail' as const,
                field: 'guardrail',
                ...measured(guardrail),
                ...lineOf(guardrail.keep),
              },
            ]
          : []),
      ];
    }),
  );
}

interface Asked {
  metric: string;
  stat: Stat;
  where: Record<string, string>;
}

function numberOf(
  { metric, stat, where }: Asked,
  definition: MetricDefinition | undefined,
  calendar: string | undefined,
) {
  const isOfWaits = definition?.estimator === 'waiting';
  const isCount = stat.kind === 'named' && stat.name === 'count';
  return {
    metric,
    stat: formatStat(stat),
    where,
    ...(isOfWaits && !isCount && calendar !== undefined && { calendar }),
  };
}

function aimOf(definition: MetricKeyResult, metric: MetricDefinition) {
  const { goal, stat } = definition;
  if (goal.kind === 'hold') {
    return { field: 'keep', ...lineOf(goal.keep) };
  }
  if (goal.from === 'measured' && betterOfStat(stat, metric) === undefined) {
    return undefined;
  }
  const move = moveOf({ definition, goal, metric, baseline: undefined });
  return {
    field: 'to',
    side:
      move.direction === 'down' ? ('atMost' as const) : ('atLeast' as const),
    amount: move.target,
    isStrict: false,
  };
}

function lineOf({ op, value }: { op: 'below' | 'above'; value: number }) {
  return {
    side: op === 'below' ? ('atMost' as const) : ('atLeast' as const),
    amount: value,
    isStrict: true,
  };
}
