import { DateTime, IANAZone } from 'luxon';
import { Cycle, CycleOptions } from './Cycle';

/**
 * The options with their defaults.
 *
 * @throws RangeError when the month or the zone does not exist
 * @internal
 */
export function checkedOptions(options: CycleOptions): Required<CycleOptions> {
  const { fiscalYearStartMonth = 1, timeZone = 'UTC' } = options;
  if (
    !Number.isInteger(fiscalYearStartMonth) ||
    fiscalYearStartMonth < 1 ||
    fiscalYearStartMonth > 12
  ) {
    throw new RangeError(
      `fiscalYearStartMonth must be 1 to 12, not ${fiscalYearStartMonth}`,
    );
  }
  if (!IANAZone.isValidZone(timeZone)) {
    throw new RangeError(`Unknown time zone '${timeZone}'`);
  }
  return { fiscalYearStartMonth, timeZone };
}

/**
 * A part of a fiscal year.
 *
 * @param index - which one, from 1
 * @param months - its length: 3 for a quarter, 6 for a half, 12 for the year
 * @internal
 */
export function partOfFiscalYear(
  year: number,
  index: number,
  months: 3 | 6 | 12,
  options: Required<CycleOptions>,
): Cycle {
  const { fiscalYearStartMonth: month, timeZone } = options;
  const yearStart = DateTime.fromObject(
    { year: month === 1 ? year : year - 1, month, day: 1 },
    { zone: timeZone },
  );
  const from = yearStart.plus({ months: (index - 1) * months }).startOf('day');
  const yearLabel = month === 1 ? `${year}` : `FY${year}`;
  const range = {
    from: from.toMillis(),
    to: from.plus({ months }).startOf('day').toMillis(),
  };
  if (months === 12) {
    return { id: `${year}`, label: yearLabel, kind: 'year', ...range };
  }
  const letter = months === 3 ? 'Q' : 'H';
  return {
    id: `${year}-${letter}${index}`,
    label: `${letter}${index} ${yearLabel}`,
    kind: months === 3 ? 'quarter' : 'half',
    ...range,
  };
}
