import { formatNumber } from '@keyresults/backstage-plugin-okr-common';

/** What one small chart draws: an amount for each day, undefined where none is known. @internal */
export interface DaySeries {
  key: string;
  title: string;
  /** Columns for what adds up, a line for what does not. */
  kind: 'columns' | 'line';
  amounts: readonly (number | undefined)[];
  format(amount: number): string;
}

/** The unbroken stretches of known amounts, as indexes: a day without one is a gap, never a zero. @internal */
export function knownRuns(
  amounts: readonly (number | undefined)[],
): number[][] {
  const runs: number[][] = [];
  let run: number[] | undefined;
  amounts.forEach((amount, index) => {
    if (amount === undefined) {
      run = undefined;
    } else if (run) {
      run.push(index);
    } else {
      run = [index];
      runs.push(run);
    }
  });
  return runs;
}

/** The day that lies nearest to a place on the chart. @internal */
export function dayAt(place: number, width: number, days: number): number {
  const index = Math.floor((place / width) * days);
  return Math.min(days - 1, Math.max(0, index));
}

const compact = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumSignificantDigits: 3,
});
/** What has more digits does not fit beside a small chart. */
const longestInFull = 1_000_000;

/** A plain number on the axis: `0`, `15,000`, `1.5M`. @internal */
export function formatTick(tick: number): string {
  return tick < longestInFull ? formatNumber(tick) : compact.format(tick);
}
