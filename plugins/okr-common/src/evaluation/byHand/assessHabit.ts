import { Judgement, Pace, ROUNDING, SHORTFALL_LIMITS, worse } from '../judge';
import { Assessment, HabitKeyResult } from '../KeyResultInput';
import { HabitPeriod, streakOf } from './habitPeriods';
import { tallyPeriods } from './tallyHabit';

/** What is known of a habit. @internal */
export interface HabitRecord {
  /** Those that have begun, oldest first. */
  periods: readonly HabitPeriod[];
  /** How many the whole cycle has. */
  of: number;
  /** What is said where nothing is known; undefined where something is. */
  silence?: string;
}

/**
 * How a habit stands: by how many of the cycle's weeks or months it was missed in. Those of which nobody knows count
 * neither as kept nor as missed. Where it matters which of the two they were, it is never better than at risk, and where
 * they are more than the others nothing can be said. What was missed and not kept even once is never better than at risk,
 * however few of a long cycle's weeks that is.
 *
 * Progress is what is known to be kept of all that was promised: what nobody knows is no success.
 *
 * @internal
 */
export function assessHabit(
  { per }: Pick<HabitKeyResult, 'per'>,
  { periods, of, silence }: HabitRecord,
  { isOver }: Pick<Pace, 'isOver'>,
): Assessment {
  if (of === 0) {
    return {
      state: 'no data',
      stateReason: `The cycle is too short to have a ${per} in it.`,
    };
  }
  const { kept, missed, unknown } = tallyPeriods(periods);
  const expectedProgress =
    periods.filter(({ isRunning }) => !isRunning).length / of;
  const noData = (stateReason: string): Assessment => ({
    state: 'no data',
    stateReason,
    expectedProgress,
  });
  if (silence !== undefined) {
    return noData(silence);
  }
  const told = kept + missed;
  const story = { kept, told, unknown, streak: streakOf(periods), per, isOver };
  const atBest = judge(missed / of, isOver);
  const atWorst = judge((missed + unknown) / of, isOver);
  const isDecided = atBest === atWorst;
  if (!isDecided && told < unknown) {
    return noData(`Too little is known to tell: only ${shareKnown(story)}.`);
  }
  const judged = isDecided ? atBest : 'at risk';
  const state = kept === 0 && missed > 0 ? worse(judged, 'at risk') : judged;
  const sentence = explain(isDecided ? state : 'undecided', story);
  return {
    state,
    stateReason:
      unknown > 0 ? `${sentence} Only ${shareKnown(story)}.` : sentence,
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
  unknown: number;
  streak: number;
  per: 'week' | 'month';
  isOver: boolean;
}

function explain(
  judgement: Judgement | 'undecided',
  { kept, told, streak, per, isOver }: Story,
): string {
  if (told === 0) {
    return `The first ${per} still runs.`;
  }
  if (kept === 0) {
    return isOver
      ? `Not kept in ${plural(told, per)}.`
      : `Not kept yet in ${plural(told, per)}.`;
  }
  const lead = {
    achieved: 'Kept',
    'on track': 'Kept',
    'at risk': 'Missed now and then',
    'off track': 'Missed too often',
    undecided: 'Too little is known to be sure',
  }[judgement];
  const share = `${kept} of ${plural(told, per)}`;
  const row = streak > 1 && !isOver ? `, the last ${streak} in a row` : '';
  const were = judgement === 'undecided' ? ' kept' : '';
  return `${lead}: ${share}${were}${row}.`;
}

/** `3 of 13 weeks are known` */
function shareKnown({ told, unknown, per }: Story): string {
  const are = told === 1 ? 'is' : 'are';
  return `${told} of ${plural(told + unknown, per)} ${are} known`;
}

function plural(count: number, per: string): string {
  return `${count} ${count === 1 ? per : `${per}s`}`;
}
