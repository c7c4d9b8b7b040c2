import {
  Cycle,
  habitPeriodsOf,
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
 * When the weeks and months of the counted habits among the objectives of a cycle end; nothing without such.
 *
 * @param timeZone - IANA name
 * @internal
 */
export function habitWeekEnds(
  { cycle, objectives }: EndedCycle,
  timeZone: string,
): number[] {
  const counted = objectives
    .flatMap(({ keyResults }) => keyResults)
    .filter(keyResult => keyResult.kind === 'habit')
    .filter(({ count }) => count !== undefined);
  const lengths = [...new Set(counted.map(({ per }) => per))];
  return lengths.flatMap(per =>
    habitPeriodsOf({ per }, cycle, cycle.to, timeZone).map(({ to }) => to),
  );
}

/**
 * How many of the instants that counted habits of a cycle have anything to learn at targets were read up to: the ends of
 * its weeks, and beyond the last as far as is looked at; nothing without such habits. What is written of the cycle has to
 * be written anew when this changes.
 *
 * @param timeZone - IANA name
 * @internal
 */
export function habitsReadBeyond(
  ended: EndedCycle,
  targets: readonly Pick<Target, 'id' | 'collectedThrough'>[],
  timeZone: string,
): [number, number][] {
  const { cycle } = ended;
  const ends = habitWeekEnds(ended, timeZone);
  if (ends.length === 0) {
    return [];
  }
  const instants = [
    ...ends,
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
  cycle: Cycle;
  objectives: readonly Pick<ObjectiveDefinition, 'keyResults'>[];
}
