import { SeriesPoint } from '../api';

/** Those of a series that are over. @internal */
export function wholeWeeks(
  series: readonly SeriesPoint[],
  asOf: number,
): SeriesPoint[] {
  return series.filter(({ to }) => Date.parse(to) <= asOf);
}

/** Its number, where it has one and no day is missing; "more than x" counts as x. @internal */
export function valueOfWeek({
  value,
  incomplete,
}: SeriesPoint): number | undefined {
  return value.kind === 'none' || incomplete ? undefined : value.value;
}
