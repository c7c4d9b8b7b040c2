import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

/** Where public holidays are looked up. @internal */
export interface HolidayRegion {
  /** ISO 3166-1 alpha-2, for instance `DE`. */
  country: string;
  state?: string;
  region?: string;
  /** Further days off, `yyyy-mm-dd`. */
  extra: readonly string[];
}

/**
 * The local dates on which nobody works, in order: the public holidays of the place, and the extra ones.
 *
 * @param years - first and last calendar year
 * @throws Error when the place is not known
 * @internal
 */
export function holidayDates(
  place: HolidayRegion,
  years: { first: number; last: number },
): string[] {
  const calendar = holidaysOf(place);
  const dates = new Set(place.extra);
  for (let year = years.first; year <= years.last; year++) {
    for (const holiday of calendar.getHolidays(year, 'en')) {
      if (holiday.type === 'public') {
        daysOf(holiday).forEach(day => dates.add(day));
      }
    }
  }
  return [...dates].sort();
}

function holidaysOf({ country, state, region }: HolidayRegion): Holidays {
  const known = new Holidays();
  const requireOneOf = (
    what: string,
    value: string,
    choices: Record<string, string> | undefined,
  ) => {
    const names = Object.keys(choices ?? {});
    if (!names.includes(value)) {
      const list = names.length ? `; known are ${names.join(', ')}` : '';
      throw new Error(
        `No holidays are known for the ${what} '${value}'${list}`,
      );
    }
  };
  requireOneOf('country', country, known.getCountries('en'));
  if (state === undefined) {
    return new Holidays(country);
  }
  requireOneOf('state', state, known.getStates(country, 'en'));
  if (region === undefined) {
    return new Holidays(country, state);
  }
  requireOneOf('region', region, known.getRegions(country, state, 'en'));
  return new Holidays(country, state, region);
}

/** Every local day that a holiday touches; most touch one, some begin at sunset of the day before. */
function daysOf(holiday: { date: string; start: Date; end: Date }): string[] {
  const first = DateTime.fromSQL(holiday.date.slice(0, 10), { zone: 'utc' });
  const length = holiday.end.getTime() - holiday.start.getTime();
  const count = Math.max(1, Math.floor(length / 86_400_000));
  return Array.from({ length: count }, (_, index) =>
    first.plus({ days: index }).toFormat('yyyy-MM-dd'),
  );
}
