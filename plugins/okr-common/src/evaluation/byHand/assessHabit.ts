import { Judgement, Pace, ROUNDING, SHORTFALL_LIMITS } from '../judge';
import { Assessment, HabitKeyResult } from '../KeyResultInput';
import { HabitPeriod, streakOf } from './habitPeriods';

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
 * neither as kept nor as missed; where it matters which of the two they were, it is never better than at risk.
 *
 * @internal
 */
export function assessHabit(
  { per }: Pick<HabitKeyResult, 'per'>,
  { periods, of, silence }: HabitRecord,
  { isOver }: Pick<Pace, 'isOver'>,
): Assessment {
  const ended = periods.filter(({ isRunning }) => !isRunning);
  const unknown = ended.filter(({ isKnown }) => !isKnown).length;
  const tellable = of - unknown;
  const expectedProgress =
    tellable > 0 ? (ended.length - unknown) / tellable : 0;
  if (silence !== undefined || tellable === 0) {
    return {
      state: 'no data',
      stateReason: silence ?? `Of no ${per} is it known.`,
      expectedProgress,
    };
  }
  const kept = periods.filter(({ isKept }) => isKept).length;
  const missed = ended.filter(
    ({ isKept, isKnown }) => !isKept && isKnown,
  ).length;
  const atBest = judge(missed / of, isOver);
  const atWorst = judge((missed + unknown) / of, isOver);
  const isDecided = atBest === atWorst;
  const state = isDecided ? atBest : 'at risk';
  return {
    state,
    stateReason: explain(isDecided ? state : 'undecided', {
      kept,
      told:
        ended.length -
        unknown +
        (periods.at(-1)?.isRunning && periods.at(-1)?.isKept ? 1 : 0),
      unknown,
      streak: streakOf(periods),
      per,
      isOver,
    }),
    progress: kept / tellable,
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

function explain(judgement: Judgement | 'undecided', story: Story): string {
  const { unknown, per } = story;
  const gap = unknown > 0 ? ` Of ${plural(unknown, per)} it is not known.` : '';
  return `${sentence(judgement, story)}${gap}`;
}

function sentence(
  judgement: Judgement | 'undecided',
  { kept, told, streak, per, isOver }: Story,
): string {
  if (told === 0) {
    return `The first ${per} still runs.`;
  }
  if (kept === 0) {
    return `Not kept yet in ${plural(told, per)}.`;
  }
  const lead = {
    achieved: 'Kept',
    'on track': 'Kept',
    'at risk': 'Missed now and then',
    'off track': 'Missed too often',
    undecided: 'Too little is known to tell',
  }[judgement];
  const share = `${kept} of ${plural(told, per)}`;
  const row = streak > 1 && !isOver ? `, the last ${streak} in a row` : '';
  const were = judgement === 'undecided' ? ' kept' : '';
  return `${lead}: ${share}${were}${row}.`;
}

function plural(count: number, per: string): string {
  return `${count} ${count === 1 ? per : `${per}s`}`;
}
