import {
  Cycle,
  cycleAt,
  CycleOptions,
  CycleSummary,
  ObjectiveDefinition,
  parseCycle,
  remember,
} from '@keyresults/backstage-plugin-okr-common';
import { writeWindow } from './measureScope';

const quarterAt = remember(cycleAt);
const cycleOf = remember(parseCycle);

/** A cycle of an entity, with the objectives that belong to it. @internal */
export interface EntityCycle {
  cycle: Cycle;
  objectives: ObjectiveDefinition[];
}

/**
 * The cycles of an entity: the current quarter, and every cycle that has objectives. Newest first.
 *
 * An objective whose cycle is missing or cannot be understood stands in the current one, where its problem is seen.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export function entityCycles(
  objectives: readonly ObjectiveDefinition[],
  now: number,
  options: CycleOptions,
): EntityCycle[] {
  const current = quarterAt(now, options);
  const cycles = new Map<string, EntityCycle>([
    [current.id, { cycle: current, objectives: [] }],
  ]);
  for (const objective of objectives) {
    const parsed = cycleOf(objective.cycle ?? current.id, options);
    const cycle = parsed.ok ? parsed.value : current;
    const entry = cycles.get(cycle.id) ?? { cycle, objectives: [] };
    entry.objectives.push(objective);
    cycles.set(cycle.id, entry);
  }
  return [...cycles.values()].sort(newestFirst);
}

/** @internal */
export function newestFirst(a: EntityCycle, b: EntityCycle): number {
  return (
    b.cycle.from - a.cycle.from ||
    b.cycle.to - a.cycle.to ||
    (a.cycle.id < b.cycle.id ? -1 : 1)
  );
}

/** @internal */
export function summarizeCycle(cycle: Cycle): CycleSummary {
  return { id: cycle.id, label: cycle.label, ...writeWindow(cycle) };
}
