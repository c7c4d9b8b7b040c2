import {
  Cycle,
  EvaluatedObjective,
  Hint,
  hintsOfAnnotation,
  hintsOfNumbers,
  ObjectiveDefinition,
  PlacedHint,
} from '@keyresults/backstage-plugin-okr-common';
import { MetricRegistry } from './MetricRegistry';

/**
 * Puts beside objectives and key results what would make them better. Nothing once the cycle is over.
 *
 * @param evaluated - in the order of the objectives
 * @internal
 */
export function giveHints(
  evaluated: readonly EvaluatedObjective[],
  {
    objectives,
    metrics: { definitions: metrics },
    cycle,
    asOf,
  }: {
    objectives: readonly ObjectiveDefinition[];
    metrics: MetricRegistry;
    cycle: Cycle;
    asOf: number;
  },
): EvaluatedObjective[] {
  if (asOf >= cycle.to) {
    return [...evaluated];
  }
  const hints = [
    ...hintsOfAnnotation(objectives, metrics),
    ...hintsOfNumbers(objectives, evaluated, { metrics, cycle, asOf }),
  ];
  return evaluated.map(objective => {
    const own = hints.filter(({ objectiveId }) => objectiveId === objective.id);
    const of = (id?: string) =>
      withHints(own.filter(({ keyResultId }) => keyResultId === id));
    return {
      ...objective,
      ...of(),
      keyResults: objective.keyResults.map(keyResult => ({
        ...keyResult,
        ...of(keyResult.id),
      })),
    };
  });
}

function withHints(placed: readonly PlacedHint[]): { hints?: Hint[] } {
  return placed.length > 0
    ? {
        hints: placed.map(
          ({ objectiveId: _, keyResultId: __, ...hint }) => hint,
        ),
      }
    : {};
}
