import { SeriesPoint } from '../api';

const HOUR_MS = 3_600_000;

/** Seven days, or an hour less where clocks were set forward. */
const LEAST_MS = (7 * 24 - 1) * HOUR_MS;

/**
 * Whether a point of a weekly series is made from the whole of its week. A series reaches up to the instant that it is
 * looked at, or to the end of its cycle, so that its last week is mostly cut there: an hour of a Monday says next to
 * nothing of a week.
 *
 * @param asOf - milliseconds since 1970 UTC
 * @public
 */
export function isWholeWeek(
  point: Pick<SeriesPoint, 'from' | 'to'>,
  asOf: number,
): boolean {
  const end = Date.parse(point.to);
  return end <= asOf && end - Date.parse(point.from) >= LEAST_MS;
}

/** Those of a series that are whole. @internal */
export function wholeWeeks(
  series: readonly SeriesPoint[],
  asOf: number,
): SeriesPoint[] {
  return series.filter(week => isWholeWeek(week, asOf));
}

/** Its number, where it has one and no day is missing; "more than x" counts as x. @internal */
export function valueOfWeek({
  value,
  incomplete,
}: SeriesPoint): number | undefined {
  return value.kind === 'none' || incomplete ? undefined : value.value;
}
