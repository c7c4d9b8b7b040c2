import type {
  EvaluatedKeyResult,
  EvaluatedObjective,
} from '@keyresults/backstage-plugin-okr-common';

/** What fits on the card. @internal */
export interface CardPick {
  objectives: { objective: EvaluatedObjective; shown: EvaluatedKeyResult[] }[];
  hidden: EvaluatedKeyResult[];
}

/**
 * Deals the room of the card among the objectives: one key result to each in turn, in the order written, until the
 * room is used up. So a long objective does not push the next ones off the card.
 *
 * @param room - how many key results fit
 * @internal
 */
export function pickForCard(
  objectives: readonly EvaluatedObjective[],
  room: number,
): CardPick {
  const shares = objectives.map(() => 0);
  let left = room;
  for (let dealt = true; dealt && left > 0; ) {
    dealt = false;
    for (const [index, { keyResults }] of objectives.entries()) {
      if (left > 0 && shares[index] < keyResults.length) {
        shares[index] += 1;
        left -= 1;
        dealt = true;
      }
    }
  }
  const dealt = objectives.map((objective, index) => ({
    objective,
    shown: objective.keyResults.slice(0, shares[index]),
  }));
  return {
    objectives: dealt.filter(
      ({ objective, shown }) =>
        shown.length > 0 || objective.keyResults.length === 0,
    ),
    hidden: objectives.flatMap(({ keyResults }, index) =>
      keyResults.slice(shares[index]),
    ),
  };
}
