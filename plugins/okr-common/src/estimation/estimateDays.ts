import { listLeftOut } from './leftOut';
import { windowAsOf } from './spanInWindow';
import { sumOf } from './sumOf';
import { DailyRatio, MetricResult, MetricValue, Window } from './types';

const DAY = 86_400_000;
const NOON = DAY / 2;

/**
 * Days of one or more series, and the window that is asked about.
 *
 * @public
 */
export interface DaysInput {
  days: readonly DailyRatio[];
  window: Window;
  /** In milliseconds since 1970 UTC. */
  asOf: number;
}

/**
 * The days of a window: a UTC day belongs to the window in which its noon lies, so that weeks of any time zone share no
 * day and lose none.
 *
 * @internal
 */
export function daysInWindow({ days, window, asOf }: DaysInput): DailyRatio[] {
  const { from, to } = windowAsOf(window, asOf);
  return days.filter(({ day }) => day + NOON >= from && day + NOON < to);
}

/** No day waits. @internal */
export const noWaits = { waiting: 0, withdrawn: 0, abandoned: 0 };

/**
 * Sum of the numerators over sum of the denominators. Incomplete days are left out and counted, and so are days with
 * events and nobody to divide them by; days with neither had no traffic. Where all the events there are lie on days
 * without users there is no value: 0 would be a lie.
 *
 * @public
 */
export function estimateRatio(
  input: DaysInput & { stat: 'ratio' | 'count' },
): MetricResult {
  const all = daysInWindow(input);
  // A day that has not ended as of the instant is incomplete, whatever is known of it since.
  const complete = all.filter(
    day => day.complete && day.day + DAY <= input.asOf,
  );
  const incomplete = all.length - complete.length;
  const used = complete.filter(({ denominator }) => denominator > 0);
  const usersNotIdentified = complete.filter(
    ({ numerator, denominator }) => denominator === 0 && numerator !== 0,
  ).length;
  const numerator = sumOf(used.map(day => day.numerator));
  const denominator = sumOf(used.map(day => day.denominator));
  const value = (): MetricValue => {
    if (usersNotIdentified > 0 && numerator === 0) {
      return { kind: 'none', reason: 'usersNotIdentified' };
    }
    if (used.length === 0) {
      return {
        kind: 'none',
        reason: incomplete > 0 ? 'incomplete' : 'noItems',
      };
    }
    return {
      kind: 'value',
      value: input.stat === 'ratio' ? numerator / denominator : used.length,
    };
  };
  return {
    value: value(),
    answered: used.length,
    ...noWaits,
    ...(used.length > 0 && { sums: { numerator, denominator } }),
    ...listLeftOut({ incomplete, usersNotIdentified }),
  };
}
