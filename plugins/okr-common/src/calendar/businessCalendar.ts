import { IANAZone } from 'luxon';
import { Calendar } from '../estimation/types';
import { DAY, WorkingHours } from './workingHours';
import { WorkingTimeTable } from './WorkingTimeTable';

/**
 * When people work, in the local time of one zone.
 *
 * @public
 */
export interface BusinessCalendarOptions {
  /** IANA name, for instance `Europe/Berlin`. */
  timeZone: string;
  /** ISO weekdays, 1 is Monday. Monday to Friday unless given. */
  days?: readonly number[];
  /** Local times of the same day as `HH:mm`, `24:00` being its end. 09:00 to 17:00 unless given. */
  hours?: { from: string; to: string };
  /** ISO local dates on which nobody works, for instance `2026-12-25`. */
  holidays?: Iterable<string>;
  /** How it is shown; made from the other options unless given. */
  label?: string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function parseTimeOfDay(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  const [hour, minute] = match ? [Number(match[1]), Number(match[2])] : [];
  if (hour === undefined || minute === undefined || minute > 59) {
    throw new Error(`'${text}' is not a time of day such as 09:00`);
  }
  const milliseconds = (hour * 60 + minute) * 60_000;
  if (milliseconds > DAY) {
    throw new Error(`'${text}' is later than 24:00`);
  }
  return milliseconds;
}

function describeDays(days: readonly number[]): string {
  const first = days[0];
  const last = days[days.length - 1];
  const isRun = days.length > 2 && last - first === days.length - 1;
  return isRun
    ? `${WEEKDAYS[first - 1]}–${WEEKDAYS[last - 1]}`
    : days.map(day => WEEKDAYS[day - 1]).join(', ');
}

/**
 * A calendar that counts only working hours on working days. Exact across daylight-saving changes: what counts is the
 * time during which the local clock shows a working hour of a working day.
 *
 * The label does not tell the holidays; give one that does where two calendars differ only by them.
 *
 * @throws Error when the time zone, the days, the hours or a holiday cannot be understood
 * @public
 */
export function businessCalendar(options: BusinessCalendarOptions): Calendar {
  const hours = options.hours ?? { from: '09:00', to: '17:00' };
  const days = [...new Set(options.days ?? [1, 2, 3, 4, 5])].sort();
  const holidays = new Set(options.holidays ?? []);

  if (!IANAZone.isValidZone(options.timeZone)) {
    throw new Error(
      `'${options.timeZone}' is not a time zone such as Europe/Berlin`,
    );
  }
  if (days.length === 0 || days.some(day => !WEEKDAYS[day - 1])) {
    throw new Error('Working days are numbers from 1 (Monday) to 7 (Sunday)');
  }
  for (const holiday of holidays) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(holiday)) {
      throw new Error(`'${holiday}' is not a date such as 2026-12-25`);
    }
  }
  const workingHours: WorkingHours = {
    zone: IANAZone.create(options.timeZone),
    days: new Set(days),
    from: parseTimeOfDay(hours.from),
    to: parseTimeOfDay(hours.to),
    holidays,
  };
  if (workingHours.from >= workingHours.to) {
    throw new Error(
      `Working hours end (${hours.to}) after they start (${hours.from})`,
    );
  }

  const table = new WorkingTimeTable(workingHours);
  return {
    label:
      options.label ??
      `business hours (${describeDays(days)} ${hours.from}–${hours.to}, ${
        options.timeZone
      })`,
    elapsed(from, to) {
      if (!Number.isFinite(from) || !Number.isFinite(to)) {
        throw new RangeError('A wait needs two instants');
      }
      return to > from ? table.at(to) - table.at(from) : 0;
    },
  };
}
