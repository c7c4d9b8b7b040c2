import { DAY, Interval, WorkingHours, workingIntervals } from './workingHours';

interface Day {
  /** Working milliseconds from the table's origin to the start of this day; negative before the origin. */
  before: number;
  total: number;
  intervals: Interval[];
}

/**
 * Working time as a running total by UTC day, so that any wait is the difference of two look-ups. It grows from the
 * first day asked for, in both directions, and only as far as it is asked.
 *
 * @internal
 */
export class WorkingTimeTable {
  private origin: number | undefined;
  private readonly fromOrigin: Day[] = [];
  private readonly beforeOrigin: Day[] = [];

  constructor(private readonly hours: WorkingHours) {}

  /** Working milliseconds from the table's origin to the instant. */
  at(instant: number): number {
    const utcDay = Math.floor(instant / DAY);
    const day = this.day(utcDay);
    let worked = day.before;
    for (const { from, to } of day.intervals) {
      if (instant <= from) {
        break;
      }
      worked += Math.min(instant, to) - from;
    }
    return worked;
  }

  private day(utcDay: number): Day {
    if (this.origin === undefined) {
      this.origin = utcDay;
    }
    const index = utcDay - this.origin;
    if (index >= 0) {
      this.growForward(index, this.origin);
      return this.fromOrigin[index];
    }
    this.growBackward(-index - 1, this.origin);
    return this.beforeOrigin[-index - 1];
  }

  private growForward(index: number, origin: number): void {
    while (this.fromOrigin.length <= index) {
      const last = this.fromOrigin.at(-1);
      const before = last ? last.before + last.total : 0;
      const intervals = workingIntervals(
        this.hours,
        origin + this.fromOrigin.length,
      );
      this.fromOrigin.push({ before, total: sum(intervals), intervals });
    }
  }

  private growBackward(index: number, origin: number): void {
    while (this.beforeOrigin.length <= index) {
      const intervals = workingIntervals(
        this.hours,
        origin - this.beforeOrigin.length - 1,
      );
      const total = sum(intervals);
      const before = (this.beforeOrigin.at(-1)?.before ?? 0) - total;
      this.beforeOrigin.push({ before, total, intervals });
    }
  }
}

function sum(intervals: Interval[]): number {
  return intervals.reduce((total, { from, to }) => total + to - from, 0);
}
