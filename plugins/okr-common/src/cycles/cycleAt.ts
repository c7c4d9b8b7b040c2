import { DateTime } from 'luxon';
import { Cycle, CycleOptions } from './Cycle';
import { checkedOptions, partOfFiscalYear } from './fiscalYear';

/**
 * The quarter that contains an instant.
 *
 * @param now - milliseconds since 1970 UTC
 * @throws RangeError when the options are wrong
 * @public
 */
export function cycleAt(now: number, options: CycleOptions = {}): Cycle {
  const checked = checkedOptions(options);
  const { fiscalYearStartMonth, timeZone } = checked;
  const day = DateTime.fromMillis(now, { zone: timeZone });
  const monthsIntoYear = (day.month - fiscalYearStartMonth + 12) % 12;
  const startsNextYear =
    fiscalYearStartMonth > 1 && day.month >= fiscalYearStartMonth;
  return partOfFiscalYear(
    startsNextYear ? day.year + 1 : day.year,
    Math.floor(monthsIntoYear / 3) + 1,
    3,
    checked,
  );
}
