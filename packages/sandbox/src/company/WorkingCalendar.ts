import { DateTime } from 'luxon';

const openingHour = 9;
const closingHour = 18;

/** Days off besides the weekend, as `MM-dd`, by country. */
const holidays: Record<string, readonly string[]> = {
  DE: ['01-01', '05-01', '10-03', '12-24', '12-25', '12-26', '12-31'],
  GB: ['01-01', '05-04', '08-31', '12-25', '12-26', '12-28'],
  US: ['01-01', '07-03', '07-04', '09-07', '11-26', '11-27', '12-24', '12-25'],
  IN: ['01-26', '08-15', '10-02', '11-08', '11-09', '12-25'],
};

/** Where people work. @internal */
export interface Place {
  /** IANA name. */
  zone: string;
  country: 'DE' | 'GB' | 'US' | 'IN';
}

/**
 * The working time of one place: Monday to Friday, 9 to 18 o'clock there, without its holidays.
 *
 * @internal
 */
export class WorkingCalendar {
  private readonly starts: number[] = [];
  /** Working milliseconds before the day of the same index. */
  private readonly before: number[] = [0];

  /** Covers the days from `from` to `to` (milliseconds since 1970 UTC). */
  constructor(place: Place, from: number, to: number) {
    const daysOff = new Set(holidays[place.country]);
    let day = DateTime.fromMillis(from, { zone: place.zone }).startOf('day');
    while (day.toMillis() < to) {
      if (day.weekday <= 5 && !daysOff.has(day.toFormat('MM-dd'))) {
        const start = day.set({ hour: openingHour }).toMillis();
        const end = day.set({ hour: closingHour }).toMillis();
        this.starts.push(start);
        this.before.push(this.before[this.before.length - 1] + end - start);
      }
      day = day.plus({ days: 1 });
    }
  }

  /** Working milliseconds between the calendar's beginning and an instant. */
  position(at: number): number {
    const day = lastAtOrBelow(this.starts, at);
    if (day < 0) {
      return 0;
    }
    return Math.min(
      this.before[day + 1],
      this.before[day] + at - this.starts[day],
    );
  }

  /** The instant with that many working milliseconds before it. */
  instant(position: number): number {
    const day = Math.min(
      lastAtOrBelow(this.before, position),
      this.starts.length - 1,
    );
    return this.starts[day] + position - this.before[day];
  }

  /** The instant after so much working time. */
  advance(at: number, workingMilliseconds: number): number {
    return this.instant(this.position(at) + workingMilliseconds);
  }
}

/** Index of the last value that is not above the one given, −1 when there is none. */
function lastAtOrBelow(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (values[middle] <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
