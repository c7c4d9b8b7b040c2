import { Stat } from '../metrics/MetricDefinition';
import { sumOf } from '../estimation/sumOf';
import { Waits } from '../estimation/waitsInWindow';
import { tellLargest } from './tellLargest';
import { WaitCurves } from './WaitCurves';
import { Both, HIDDEN_PART, PartShare, Split } from './types';

/** So many parts with the most items are tried apart: each costs two curves. @internal */
export const MOST_TRIED = 60;

/**
 * Takes the change of a quantile of waits, or of the share within a time, apart.
 *
 * Mix is what changes when the items of one window are weighted so that each part is as large a part of them as in the
 * other; the rest is within. Both ways are gone, and the mean of them is told. A part that is in one window only stands
 * for itself in the other: all that it brings is mix.
 *
 * A part's own share is what changes when its items alone are those of the other window: the mean of changing them first
 * and of changing them last. These need not add up; what is left over is done by several together.
 *
 * Sources: J. DiNardo, N. M. Fortin, T. Lemieux, "Labor market institutions and the distribution of wages, 1973–1992",
 * Econometrica 64 (1996); L. S. Shapley, "A value for n-person games" (1953).
 *
 * @param most - how many parts are told apart
 * @returns undefined where a curve does not get as far as the number in either window
 * @public
 */
export function splitWaits(
  stat: Stat,
  parts: ReadonlyMap<string, Both<Waits>>,
  most: number,
): Split | undefined {
  const keys = [...parts.keys()];
  const curves = new WaitCurves(stat, [...parts.values()]);
  const { before, after } = curves;
  if (before === undefined || after === undefined) {
    return undefined;
  }
  const change = after - before;
  const mix = curves.mix();
  const tried = new Set(curves.largest(MOST_TRIED));
  const shares = new Map(
    keys.map((key, index) => [
      key,
      tried.has(index) || key === HIDDEN_PART
        ? shareOf(curves.shapley([index]))
        : {},
    ]),
  );
  const told = tellLargest(shares, most, rest => {
    const merged = new Set(rest);
    return shareOf(
      curves.shapley(
        keys.flatMap((key, index) => (merged.has(key) ? [index] : [])),
      ),
    );
  });
  const changes = [...told.parts.values(), told.others].map(
    share => share?.change ?? 0,
  );
  return {
    change,
    ...(mix !== undefined && { mix, within: change - mix }),
    ...told,
    together: change - sumOf(changes),
  };
}

function shareOf(change: number | undefined): PartShare {
  return change === undefined ? {} : { change };
}
