import { AnnotationVersion } from '@keyresults/backstage-plugin-okr-common';
import { EntitySummary } from './documents';
import { EntityCycle, entityCycles, newestFirst } from './entityCycles';
import {
  CycleTask,
  cycleTasks,
  EntityPromises,
  EvaluationSettings,
} from './EntityPlan';
import { TakenOutInput, takenOutOf } from './takenOut';

/** What is known of an entity besides what it promises now. */
interface KnownOfEntity extends Pick<TakenOutInput, 'history' | 'checkIns'> {
  summary?: Pick<EntitySummary, 'lastStates'>;
}

/**
 * An entity's promises with the cycles that run and that all objectives were taken out of: they are told until they end.
 * Those that were there by mistake are not.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export function withTakenOutCycles(
  promises: EntityPromises,
  { history, checkIns, summary }: KnownOfEntity,
  now: number,
  settings: EvaluationSettings,
): EntityPromises {
  const known = new Map(promises.cycles.map(one => [one.cycle.id, one]));
  const isTakenOut = ({ cycle }: EntityCycle) => {
    const { objectives = [] } = known.get(cycle.id) ?? {};
    const lastStates = summary?.lastStates?.[cycle.id] ?? {};
    const input = { history, checkIns, lastStates };
    return (
      objectives.length === 0 &&
      cycle.from <= now &&
      now < cycle.to &&
      takenOutOf({ cycle }, [], input, settings).length > 0
    );
  };
  const takenOut = onceHad(history, now, settings)
    .filter(isTakenOut)
    .map(({ cycle }): EntityCycle => ({ cycle, objectives: [] }));
  return {
    ...promises,
    cycles: [
      ...promises.cycles,
      ...takenOut.filter(({ cycle }) => !known.has(cycle.id)),
    ].sort(newestFirst),
    takenOutCycles: takenOut.map(({ cycle }) => cycle.id),
  };
}

/** Every cycle that a version had objectives in. */
function onceHad(
  history: readonly AnnotationVersion[],
  now: number,
  { cycles }: EvaluationSettings,
): EntityCycle[] {
  const byText = new Map(
    history
      .flatMap(({ parsed }) => parsed?.objectives ?? [])
      .map(objective => [objective.cycle, objective]),
  );
  return entityCycles([...byText.values()], now, cycles);
}

/** The documents of cycles that are known besides those that are promised. @internal */
export function tasksBesides(
  promised: EntityPromises,
  known: EntityPromises,
  now: number,
): CycleTask[] {
  const ids = new Set(promised.cycles.map(({ cycle }) => cycle.id));
  return cycleTasks(known, now).filter(({ cycle }) => !ids.has(cycle.id));
}

/**
 * As far back annotations have to be known: to the first day of a cycle that is written, or that runs and that an entity
 * was last found to have, whether or not it still has it.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export function firstDayOf(
  plans: readonly {
    entity: { summary?: Pick<EntitySummary, 'cycles'> };
    tasks: readonly CycleTask[];
  }[],
  now: number,
): number {
  return plans
    .flatMap(({ entity, tasks }) => [
      ...tasks.map(({ cycle }) => cycle.from),
      ...(entity.summary?.cycles ?? [])
        .filter(({ to }) => now < Date.parse(to))
        .map(({ from }) => Date.parse(from)),
    ])
    .reduce((first, from) => Math.min(first, from), now);
}
