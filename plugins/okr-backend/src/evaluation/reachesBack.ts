import { MetricDefinition } from '@keyresults/backstage-plugin-okr-common';
import { historyFromAt, isPushSource, Target } from '../facts';

/**
 * Whether the history of a target is known from an instant on, as of another: half a history would give a number that
 * looks like a whole one. A reading that is pushed holds for itself, and where there is none there is no number.
 *
 * @internal
 */
export function reachesBack(
  target: Target,
  { shape }: Pick<MetricDefinition, 'shape'>,
  { from, asOf }: { from: number; asOf: number },
): boolean {
  const holdsForItself = shape === 'reading' && isPushSource(target.source);
  return holdsForItself || (historyFromAt(target, asOf) ?? -Infinity) <= from;
}
