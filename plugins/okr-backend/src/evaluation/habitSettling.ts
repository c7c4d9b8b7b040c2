import {
  Cycle,
  MetricDefinition,
  ObjectiveDefinition,
} from '@keyresults/backstage-plugin-okr-common';
import { Target } from '../facts';
import { settledAt } from './settledAt';

/** What happened just before the end of a cycle is read after it, and a source that is down for a night is read the day after. */
const LEARNED_WITHIN_MS = 2 * 86_400_000;

/**
 * The instant whose knowledge a counted habit is made from: that looked from, and after the end of the cycle one at which its last
 * days are known too. Their number would depend on when the source was read last, and a week be unknown for ever.
 *
 * @param at - the instant looked from, at most the end of the cycle
 * @internal
 */
export function habitKnownAt(
  cycle: Pick<Cycle, 'to'>,
  definition: Pick<MetricDefinition, 'shape'>,
  at: number,
): number {
  return at < cycle.to
    ? at
    : Math.max(settledAt(cycle, definition), cycle.to + LEARNED_WITHIN_MS);
}

/**
 * How far beyond the end of a cycle targets were read, as far as counted habits among its objectives have anything to
 * learn there; nothing without such. What is written of the cycle has to be written anew when this changes.
 *
 * @internal
 */
export function habitsReadBeyond(
  { cycle, objectives }: EndedCycle,
  targets: readonly Pick<Target, 'id' | 'collectedThrough'>[],
): [number, number][] {
  const isCounted = objectives.some(({ keyResults }) =>
    keyResults.some(
      keyResult => keyResult.kind === 'habit' && keyResult.count !== undefined,
    ),
  );
  if (!isCounted) {
    return [];
  }
  const instants = [
    cycle.to,
    habitKnownAt(cycle, { shape: 'span' }, cycle.to),
    habitKnownAt(cycle, { shape: 'incident' }, cycle.to),
  ];
  return targets
    .map(({ id, collectedThrough = -Infinity }): [number, number] => [
      id,
      instants.filter(instant => collectedThrough >= instant).length,
    ])
    .sort(([one], [other]) => one - other);
}

interface EndedCycle {
  cycle: Pick<Cycle, 'to'>;
  objectives: readonly Pick<ObjectiveDefinition, 'keyResults'>[];
}
