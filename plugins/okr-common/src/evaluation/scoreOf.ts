import { KeyResultDefinition } from '../annotation/model';
import { EvaluatedKeyResult, Scored } from '../api';

/**
 * The score of an objective, from 0 to 1: the mean of its key results' scores by their weights. Key results without a
 * score are left out, as their silence says nothing; undefined where none has one. Of how many it is made says
 * {@link scoredOf}.
 *
 * @param evaluated - in the order of the definitions
 * @public
 */
export function scoreOf(
  definitions: readonly KeyResultDefinition[],
  evaluated: readonly Pick<EvaluatedKeyResult, 'score'>[],
): number | undefined {
  return meanByWeight(
    definitions.map((definition, index) =>
      definition.kind === 'invalid'
        ? {}
        : { score: evaluated[index].score, weight: definition.weight },
    ),
  );
}

/** An objective with what its score is made from. @public */
export interface ScoredObjective {
  score?: number;
  /** Beside the other objectives of its cycle; 1 where left out. */
  weight?: number;
  /** Counted where left out. */
  scored?: Scored;
  keyResults: readonly Pick<EvaluatedKeyResult, 'score'>[];
}

/** From how many of an objective's key results its score is made. @public */
export function scoredOf({
  scored,
  keyResults,
}: Pick<ScoredObjective, 'scored' | 'keyResults'>): Scored {
  return (
    scored ?? {
      known: keyResults.filter(({ score }) => score !== undefined).length,
      of: keyResults.length,
    }
  );
}

/** The score of all that an entity promised in a cycle. @public */
export interface CycleScore {
  /** 0 to 1; undefined where no objective has one. */
  score?: number;
  /** From how many of all key results it is made. */
  scored: Scored;
}

/**
 * The score of an entity's cycle as a whole, from 0 to 1: the mean of its own objectives' scores by their weights. Those
 * without a score are left out, and their key results count among those that are not known. What supports an objective has
 * no part in it.
 *
 * @public
 */
export function cycleScoreOf(
  objectives: readonly ScoredObjective[],
): CycleScore {
  const score = meanByWeight(objectives);
  const parts = objectives.map(scoredOf);
  return {
    ...(score !== undefined && { score }),
    scored: {
      known: parts.reduce((sum, { known }) => sum + known, 0),
      of: parts.reduce((sum, part) => sum + part.of, 0),
    },
  };
}

/**
 * The lowest score of several objectives. What is made from a part of the key results may be anything once all are known, so
 * where any is made from all of them, those alone are looked at; undefined where none has a score.
 *
 * @public
 */
export function lowestScoreOf(
  objectives: readonly ScoredObjective[],
): { score: number; scored: Scored } | undefined {
  const scores = objectives.flatMap(objective =>
    objective.score === undefined
      ? []
      : { score: objective.score, scored: scoredOf(objective) },
  );
  const whole = scores.filter(({ scored: { known, of } }) => known === of);
  const [lowest] = (whole.length > 0 ? whole : scores).sort(
    (a, b) => a.score - b.score,
  );
  return lowest;
}

function meanByWeight(
  parts: readonly { score?: number; weight?: number }[],
): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { score, weight = 1 } of parts) {
    if (score !== undefined) {
      sum += score * weight;
      weights += weight;
    }
  }
  return weights > 0 ? sum / weights : undefined;
}
