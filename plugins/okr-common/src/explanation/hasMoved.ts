import { SeriesPoint } from '../api';
import { compareCounts } from '../comparison';
import { MetricResult } from '../estimation/types';
import { asValues } from '../evaluation/asValues';
import { valueOfWeek, wholeWeeks } from '../evaluation/wholeWeeks';
import { WEEKS_OF_A_VALUE } from '../evaluation/windows';
import { isWithinNoise } from '../forecast';
import { MetricDefinition, Stat } from '../metrics/MetricDefinition';
import { unitOfStat } from '../quantities/stat';
import { Both } from './types';

/** With fewer items than this in a window nobody can call what changed it. @public */
export const FEWEST_ITEMS = 5;

/**
 * What a change is worth.
 *
 * - `moved`: more than its weeks differ by for no reason
 * - `noise`: no more than that
 * - `tooFew`: there is too little in one of the windows to call it
 * - `unknown`: one of both values is not known, or only known to be more than something
 *
 * @public
 */
export type Movement = 'moved' | 'noise' | 'tooFew' | 'unknown';

/**
 * Whether a number has moved from one window to the other, both of the same length.
 *
 * @param series - its weeks, oldest first
 * @public
 */
export function hasMoved(input: {
  definition: MetricDefinition;
  stat: Stat;
  results: Both<MetricResult>;
  series: readonly SeriesPoint[];
  /** The instant it is looked at from, in milliseconds since 1970 UTC. */
  asOf: number;
}): Movement {
  const { definition, stat, results, series, asOf } = input;
  const then = results.then.value;
  const now = results.now.value;
  if (then.kind !== 'value' || now.kind !== 'value') {
    return 'unknown';
  }
  const isCount = stat.kind === 'named' && stat.name === 'count';
  const isFew = isCount
    ? compareCounts({
        current: { count: now.value, exposure: 1 },
        before: { count: then.value, exposure: 1 },
        better: definition.better,
      }).verdict === 'tooFew'
    : Math.min(itemsOf(results.then), itemsOf(results.now)) < FEWEST_ITEMS;
  if (isFew) {
    return 'tooFew';
  }
  const isNoise = isWithinNoise(now.value, then.value, {
    weeks: wholeWeeks(asValues(series, stat), asOf).map(valueOfWeek),
    madeFromWeeks: WEEKS_OF_A_VALUE,
    unit: unitOfStat(stat, definition),
  });
  return isNoise ? 'noise' : 'moved';
}

function itemsOf({
  answered,
  waiting,
  withdrawn,
  abandoned,
}: MetricResult): number {
  return answered + waiting + withdrawn + abandoned;
}
