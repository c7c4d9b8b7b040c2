import { EvaluatedKeyResult } from '../../api';
import { forecastHabit } from '../../forecast';
import { ROUNDING, SHORTFALL_LIMITS } from '../judge';
import { Assessment, KeyResultInput } from '../KeyResultInput';
import { HabitRecord } from './assessHabit';
import { tallyPeriods } from './tallyHabit';

/**
 * In how many of the cycle's weeks or months a habit is kept in the end, and the chance that these are enough for it to be
 * achieved. Those of which nobody knows are no success: where there are any, all of it is the least that can be said.
 *
 * Undefined before the cycle and after it, and where nothing is known or too little to tell.
 *
 * @internal
 */
export function foretellHabit(
  { state }: Pick<Assessment, 'state'>,
  { periods, of }: HabitRecord,
  { cycle, asOf }: Pick<KeyResultInput, 'cycle' | 'asOf'>,
): EvaluatedKeyResult['forecast'] {
  const { kept, missed, unknown } = tallyPeriods(periods);
  const isTold = state !== 'no data' && state !== 'outdated';
  if (asOf < cycle.from || asOf >= cycle.to || !isTold || kept + missed === 0) {
    return undefined;
  }
  const enough = of - Math.floor(of * (SHORTFALL_LIMITS.onTrack + ROUNDING));
  const left = of - kept - missed - unknown;
  return {
    ...forecastHabit({ kept, missed, left }, enough),
    ...(unknown > 0 && { isAtLeast: true }),
  };
}
