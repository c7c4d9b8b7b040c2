import {
  businessCalendar,
  Calendar,
  wallCalendar,
} from '@keyresults/backstage-plugin-okr-common';
import { CalendarConfig } from '../config';
import { holidayDates } from './holidays';

/** Holidays are known for these years; waits outside of them are counted without. */
const HOLIDAY_YEARS = { first: 2015, last: 2045 };

const WALL = 'wall';

/**
 * The calendars that are configured, by name; `wall` is always there.
 *
 * @internal
 */
export class CalendarRegistry {
  /** The name of the calendar that holds where an entity names none. */
  readonly defaultName: string;
  readonly #calendars: ReadonlyMap<string, Calendar>;

  /** @throws Error when a calendar cannot be made, or the default one is not there */
  constructor(options: {
    calendar: string;
    calendars: Record<string, CalendarConfig>;
  }) {
    const calendars = new Map<string, Calendar>([[WALL, wallCalendar]]);
    for (const [name, config] of Object.entries(options.calendars)) {
      calendars.set(name, calendarOf(name, config));
    }
    this.#calendars = calendars;
    this.defaultName = options.calendar;
    if (!calendars.has(options.calendar)) {
      throw new Error(
        `okr.calendar '${options.calendar}' is not configured: ${this.choices}`,
      );
    }
  }

  /** The names that can be asked for, in words. */
  get choices(): string {
    return `choose one of ${[...this.#calendars.keys()].join(', ')}`;
  }

  /** The calendar of that name, or undefined when there is none. */
  find(name: string): Calendar | undefined {
    return this.#calendars.get(name.trim());
  }

  /**
   * The calendar that numbers were made with, by its label: of several of one label the first, which differ by holidays
   * only. Undefined where it is not configured any more.
   */
  labelled(label: string): Calendar | undefined {
    return [...this.#calendars.values()].find(one => one.label === label);
  }

  /** The calendar an entity chose by annotation, or the default where it chose none or one that is not there. */
  of(annotation: string | undefined): Calendar {
    return (
      this.find(annotation ?? this.defaultName) ??
      this.find(this.defaultName) ??
      wallCalendar
    );
  }
}

function calendarOf(name: string, config: CalendarConfig): Calendar {
  try {
    return businessCalendar({
      timeZone: config.timeZone,
      days: config.days,
      hours: {
        from: timeOfDay(config.hours.fromMinute),
        to: timeOfDay(config.hours.toMinute),
      },
      holidays: config.holidays && holidayDates(config.holidays, HOLIDAY_YEARS),
    });
  } catch (error) {
    throw new Error(`okr.calendars.${name}: ${messageOf(error)}`);
  }
}

function timeOfDay(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
