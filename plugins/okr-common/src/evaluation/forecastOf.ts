import { EvaluatedKeyResult, SeriesPoint } from '../api';
import { forecastEnd } from '../forecast';
import { MetricUnit } from '../metrics/MetricDefinition';
import { KeyResultInput } from './KeyResultInput';
import { valueOfWeek } from './wholeWeeks';

const WEEK_MS = 7 * 86_400_000;

/** Of so many of the last weeks the value counts: where it is only known to be more than something, so is what follows. */
const WEEKS_THAT_TELL = 8;

/** What a key result aims at. @internal */
export interface Aim {
  value: number;
  /** Which way is forward. */
  direction: 'down' | 'up';
  /** Of the metric; undefined of a number that people keep. */
  unit?: MetricUnit;
  /** How many weeks the value at the end is made from. */
  madeFromWeeks: number;
}

/**
 * What the weeks so far say of the end of the cycle. Undefined before the cycle, after it, and where too few are known.
 *
 * @param weeks - oldest first, each of which says as much as any other: of what is measured, whole ones
 * @internal
 */
export function forecastOf(
  weeks: readonly SeriesPoint[],
  { cycle, asOf }: Pick<KeyResultInput, 'cycle' | 'asOf'>,
  aim: Aim,
): EvaluatedKeyResult['forecast'] {
  const last = weeks.at(-1);
  if (asOf < cycle.from || asOf >= cycle.to || last === undefined) {
    return undefined;
  }
  const { madeFromWeeks, unit, value, direction } = aim;
  const forecast = forecastEnd({
    weeks: weeks.map(valueOfWeek),
    ahead: Math.max(1, Math.round((cycle.to - Date.parse(last.to)) / WEEK_MS)),
    madeFromWeeks,
    unit,
    goal: { value, direction },
  });
  const isAtLeast = weeks
    .slice(-WEEKS_THAT_TELL)
    .some(week => week.value.kind === 'moreThan');
  return forecast && { ...forecast, ...(isAtLeast && { isAtLeast }) };
}
