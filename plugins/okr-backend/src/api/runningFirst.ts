import {
  Cycle,
  cycleAt,
  CycleOptions,
} from '@keyresults/backstage-plugin-okr-common';
import { EntityCycle } from '../evaluation';

/**
 * Of some cycles those that run: the quarter first, then the shortest, of those as long as each other the latest.
 *
 * @param at - milliseconds since 1970 UTC
 * @internal
 */
export function runningFirst(
  cycles: readonly Cycle[],
  at: number,
  options: CycleOptions,
): Cycle[] {
  const quarter = cycleAt(at, options).id;
  const order = ({ id, from, to }: Cycle) => (id === quarter ? 0 : to - from);
  return cycles
    .filter(cycle => isRunning(cycle, at))
    .sort(
      (a, b) =>
        order(a) - order(b) || b.from - a.from || (a.id < b.id ? -1 : 1),
    );
}

/** @internal */
export function isRunning({ from, to }: Cycle, at: number): boolean {
  return from <= at && at < to;
}

/** Of what is promised the cycles that run and have objectives, in the order of {@link runningFirst}. @internal */
export function runningPromises(
  promised: readonly EntityCycle[],
  at: number,
  options: CycleOptions,
): EntityCycle[] {
  const byId = new Map(
    promised
      .filter(({ objectives }) => objectives.length > 0)
      .map(one => [one.cycle.id, one]),
  );
  const cycles = [...byId.values()].map(({ cycle }) => cycle);
  return runningFirst(cycles, at, options).flatMap(
    ({ id }) => byId.get(id) ?? [],
  );
}
