import { ManualKeyResult } from '../KeyResultInput';
import { explainMove } from '../explainMove';
import { judgeMove, Pace } from '../judge';
import { Assessment } from '../KeyResultInput';
import { Move, progressOf } from '../Move';
import { dayInWords, isStale, Said } from './said';

/** The way that a number kept by check-ins promises to go. @internal */
export function manualMove({ from, to }: ManualKeyResult): Move {
  return { baseline: from, target: to, direction: to < from ? 'down' : 'up' };
}

/** How a number kept by check-ins stands. @internal */
export function assessManual(
  definition: ManualKeyResult,
  said: readonly Said[],
  pace: Pace,
  asOf: number,
): Assessment {
  const expectedProgress = pace.expected;
  const last = said.filter(({ value }) => value !== undefined).at(-1);
  if (last?.value === undefined) {
    return {
      state: 'no data',
      stateReason: pace.isOver
        ? 'Nobody said in a check-in how far it came.'
        : 'Nobody has said in a check-in where it stands.',
      expectedProgress,
    };
  }
  const move = manualMove(definition);
  const judgement = judgeMove(move, last.value, pace);
  const progress = progressOf(move, last.value);
  const standing: Assessment = {
    state: judgement ?? 'no data',
    stateReason: explainMove({
      judgement,
      unit: 'ratio',
      unitLabel: definition.unit,
      move,
      value: { kind: 'value', value: last.value },
      progress,
      baseline: {
        source: 'given',
        value: { kind: 'value', value: definition.from },
      },
      pace,
    }),
    ...(progress !== undefined && { progress }),
    expectedProgress,
  };
  return !pace.isOver && isStale(last, asOf)
    ? {
        ...standing,
        state: 'outdated',
        stateReason: `The last check-in with a number speaks of ${dayInWords(
          last,
        )}, and much may have changed since.`,
      }
    : standing;
}
