import { Keep } from '../annotation/model';
import { SeriesPoint } from '../api';
import { Window } from '../estimation/types';
import { isKeptBy } from './judge';
import { wholeWeeks } from './wholeWeeks';

/**
 * In how many of the weeks of a cycle that are over, and of which it is known, a line was kept; from 0 to 1. Undefined
 * where it is known of none.
 *
 * @internal
 */
export function keptShare(
  series: readonly SeriesPoint[],
  keep: Keep,
  cycle: Window,
  asOf: number,
): number | undefined {
  const weeks = wholeWeeks(series, asOf)
    .filter(
      ({ from, to }) =>
        Date.parse(to) > cycle.from && Date.parse(from) < cycle.to,
    )
    .filter(({ incomplete }) => !incomplete)
    .flatMap(({ value }) => isKeptBy(keep, value) ?? []);
  return weeks.length > 0
    ? weeks.filter(kept => kept).length / weeks.length
    : undefined;
}
