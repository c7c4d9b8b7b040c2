import { MetricUnit } from '../metrics/MetricDefinition';
import { numberResolution } from '../quantities/formatAmount';
import { durationResolution } from '../quantities/formatDuration';

/** A change within parts and a mix. @internal */
export interface TwoParts {
  within: number;
  mix: number;
}

/**
 * Rounds both parts of a change so that, as people read them, they add up to the whole: the larger part as finely as the
 * whole is said, and the other as the rest.
 *
 * @param whole - what both are together
 * @returns undefined where that cannot be said: both are so much larger than the whole that they are said less finely
 * @internal
 */
export function roundTogether(
  { within, mix }: TwoParts,
  whole: number,
  unit: MetricUnit,
): TwoParts | undefined {
  const [larger, smaller] =
    Math.abs(within) >= Math.abs(mix) ? [within, mix] : [mix, within];
  const step = resolutionOf(whole, unit) || resolutionOf(larger, unit);
  const isSaid = (steps: number) => {
    const own = resolutionOf(steps * step, unit);
    // Steps are powers of ten, or of the units of time: a coarser one is a multiple of a finer one.
    return own <= step || steps % Math.round(own / step) === 0;
  };
  // A fall is said as finely as a rise.
  const stepsOf = (change: number) =>
    Math.sign(change) * Math.round(Math.abs(change) / step);
  const first = stepsOf(larger);
  const rest = stepsOf(whole) - first;
  if (!isSaid(first) || !isSaid(rest) || rest * smaller < 0) {
    return undefined;
  }
  return larger === within
    ? { within: first * step, mix: rest * step }
    : { within: rest * step, mix: first * step };
}

/** How fine a change is said, in its own unit. */
function resolutionOf(change: number, unit: MetricUnit): number {
  switch (unit) {
    case 'duration':
      return durationResolution(Math.abs(change));
    case 'share':
      return numberResolution(change * 100) / 100;
    default:
      return numberResolution(change);
  }
}
