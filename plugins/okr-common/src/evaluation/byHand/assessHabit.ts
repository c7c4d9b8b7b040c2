import { Judgement, Pace, ROUNDING, SHORTFALL_LIMITS } from '../judge';
import { Assessment, HabitKeyResult } from '../KeyResultInput';
import { HabitPeriod, streakOf } from './habitPeriods';

/** What is known of a habit. @internal */
export interface HabitRecord {
  /** Those that have begun, oldest first. */
  periods: readonly HabitPeriod[];
  /** How many the whole cycle has. */
  of: number;
  /** Whether anybody said anything, or facts tell. */
  isKnown: boolean;
}

/** How a habit stands: by how many of the cycle's weeks or months it was missed in. @internal */
export function assessHabit(
  { per, times }: HabitKeyResult,
  { periods, of, isKnown }: HabitRecord,
  { isOver }: Pick<Pace, 'isOver'>,
): Assessment {
  const ended = periods.filter(({ isRunning }) => !isRunning);
  const expectedProgress = of > 0 ? ended.length / of : 0;
  if (!isKnown || of === 0) {
    return {
      state: 'no data',
      stateReason: 'Nobody has ticked it in a check-in yet.',
      expectedProgress,
    };
  }
  const kept = periods.filter(({ isKept }) => isKept).length;
  const missed = ended.filter(({ isKept }) => !isKept).length;
  const state = judge(missed / of, isOver);
  return {
    state,
    stateReason: explain(state, {
      kept,
      told:
        ended.length +
        (periods.at(-1)?.isRunning && periods.at(-1)?.isKept ? 1 : 0),
      streak: streakOf(periods),
      per,
      times,
      isOver,
    }),
    progress: kept / of,
    expectedProgress,
  };
}

function judge(missed: number, isOver: boolean): Judgement {
  if (missed <= SHORTFALL_LIMITS.onTrack + ROUNDING) {
    return isOver ? 'achieved' : 'on track';
  }
  return missed <= SHORTFALL_LIMITS.atRisk + ROUNDING ? 'at risk' : 'off track';
}

interface Story {
  kept: number;
  /** Of how many it is known whether it was kept. */
  told: number;
  streak: number;
  per: 'week' | 'month';
  times: number;
  isOver: boolean;
}

function explain(state: Judgement, story: Story): string {
  const { kept, told, streak, per, isOver } = story;
  if (told === 0) {
    return `The first ${per} still runs.`;
  }
  if (kept === 0) {
    return `Not kept yet in ${told} ${told === 1 ? per : `${per}s`}.`;
  }
  const lead = {
    achieved: 'Kept',
    'on track': 'Kept',
    'at risk': 'Missed now and then',
    'off track': 'Missed too often',
  }[state];
  const share = `${kept} of ${told} ${told === 1 ? per : `${per}s`}`;
  const row = streak > 1 && !isOver ? `, the last ${streak} in a row` : '';
  return `${lead}: ${share}${row}.`;
}
