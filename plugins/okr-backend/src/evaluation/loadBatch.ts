import { Baseline } from '@keyresults/backstage-plugin-okr-common';
import { FactStore, Scope, Target } from '../facts';
import { groupBy } from '../groupBy';
import { readHistory } from './changesKnown';
import { CheckInReader } from './CheckInReader';
import { ClosingReader } from './ClosingReader';
import {
  CycleTask,
  cycleTasks,
  EntityPromises,
  EvaluationSettings,
  factNeeds,
  FactNeed,
  readPromises,
  WantedBaseline,
  wantedBaselines,
} from './EntityPlan';
import { DueEntity, EntityStore } from './EntityStore';
import { EntityInput } from './evaluateEntity';
import { loadTables, TableNeed } from './loadTables';
import { pastOf } from './pastOf';
import { promisedAtEnd } from './promisedAtEnd';
import { loadScopes, narrowScope, timesOf } from './scopeTimes';
import { SnapshotStore } from './SnapshotStore';
import { firstDayOf, tasksBesides, withTakenOutCycles } from './takenOutCycles';

/** A document to be written, with a hash of how its past is known. @internal */
export interface PlannedTask extends CycleTask {
  past: string;
}

/** One entity with all that its documents are made from. @internal */
export interface LoadedEntity {
  entity: DueEntity;
  tasks: PlannedTask[];
  /** Not frozen yet. */
  wanted: WantedBaseline[];
  input: EntityInput;
}

/** Where everything comes from. @internal */
export interface EvaluationStores {
  facts: FactStore;
  snapshots: SnapshotStore;
  entities: Pick<EntityStore, 'annotationVersions'>;
  checkIns: CheckInReader;
  closings: ClosingReader;
}

interface Plan {
  entity: DueEntity;
  promises: EntityPromises;
  tasks: CycleTask[];
  wanted: WantedBaseline[];
}

/**
 * Loads a batch in bulk: a handful of statements, however many entities it has. Cycles that people closed are left out,
 * and cycles that are over and were written with the same past: what was promised then stays as it was, whatever the annotation says by now. What is
 * written but once waits until the scope is not changing any more: it is due again then.
 *
 * @internal
 */
export async function loadBatch(
  due: readonly DueEntity[],
  now: number,
  stores: EvaluationStores,
  settings: EvaluationSettings,
): Promise<LoadedEntity[]> {
  const { facts, snapshots } = stores;
  const refs = due.map(({ entityRef }) => entityRef);
  const frozen = groupBy(
    await snapshots.baselines(refs),
    ({ entityRef }) => entityRef,
  );
  const baselinesOf = (entityRef: string): Map<string, Baseline> =>
    new Map(
      frozen
        .get(entityRef)
        ?.map(({ fingerprint, baseline }) => [fingerprint, baseline]),
    );

  const all = due.map(entity =>
    planEntity(entity, baselinesOf(entity.entityRef), now, settings),
  );
  const written = await writtenPasts(all, snapshots);
  const closed = await stores.closings.closedCycles(refs);
  const plans = all.map(plan => ({
    ...plan,
    tasks: plan.tasks.filter(task => {
      const { entityRef } = plan.entity;
      // What was known when it was written may have been thrown away by now.
      const isFinal =
        written.has(keyOf(entityRef, task)) &&
        task.asOf < now - settings.versionsKeptMs;
      const isClosedByPeople = closed.get(entityRef)?.has(task.cycle.id);
      return !task.isClosed || (!isClosedByPeople && !isFinal);
    }),
  }));
  const scopes = await loadScopes(plans, facts, settings);
  const targetIds = unique([...scopes.values()].flatMap(targetIdsOf));
  const targets = await facts.targetsById(targetIds);
  const recomputations = await facts.lastRecomputations(targetIds);
  const checkIns = await stores.checkIns.checkInsOf(refs, now);

  const planned = plans.map(plan => {
    const scope = scopes.get(plan.entity.entityRef) ?? emptyScope(plan.entity);
    const known = targetIdsOf(scope).flatMap(
      id => recomputations.get(id) ?? [],
    );
    const said = checkIns.get(plan.entity.entityRef) ?? [];
    const tasks = plan.tasks
      .map(task => ({
        ...task,
        past: pastOf(task, scope, targets, said, settings.cycles.timeZone),
      }))
      .filter(task => {
        const past = written.get(keyOf(plan.entity.entityRef, task));
        return !task.isClosed || (!scope.isChanging && past !== task.past);
      });
    return { ...plan, scope, tasks, recomputations: known, checkIns: said };
  });
  const versions = await stores.entities.annotationVersions(refs, {
    from: firstDayOf(planned, now),
    to: now,
  });
  const remaining = planned.map(plan => {
    const { scope: whole, checkIns: said } = plan;
    const { entityRef, summary } = plan.entity;
    const history = readHistory(versions.get(entityRef) ?? [], settings);
    const known = { history, checkIns: said, summary };
    const promises = withTakenOutCycles(plan.promises, known, now, settings);
    const tasks = [
      ...plan.tasks.map(task => promisedAtEnd(task, history, now, settings)),
      ...tasksBesides(plan.promises, promises, now).map(task => ({
        ...task,
        past: pastOf(task, whole, targets, said, settings.cycles.timeZone),
      })),
    ];
    // Of cycles that are not written no facts are read, so nothing of them can be frozen.
    const wanted = plan.scope.isChanging
      ? []
      : missingBaselines(tasks, plan.promises, baselinesOf(entityRef));
    const needs = needsOf(tasks, wanted, settings);
    const times = timesOf({ tasks, wanted }, settings);
    const scope = narrowScope(plan.scope, times);
    return { ...plan, promises, history, scope, tasks, wanted, needs };
  });
  const tables = await loadTables(
    tableNeeds(remaining, targets, settings),
    facts,
  );

  return remaining.map(({ entity, promises, tasks, wanted, ...plan }) => ({
    entity,
    tasks,
    wanted,
    input: {
      entityRef: entity.entityRef,
      promises,
      facts: { scope: plan.scope, targets, tables },
      recomputations: plan.recomputations,
      baselines: baselinesOf(entity.entityRef),
      checkIns: plan.checkIns,
      judgedValues: entity.summary?.judgedValues ?? {},
      lastStates: entity.summary?.lastStates ?? {},
      standingYears: entity.summary?.standingYears ?? {},
      history: plan.history,
      now,
    },
  }));
}

function planEntity(
  entity: DueEntity,
  baselines: ReadonlyMap<string, Baseline>,
  now: number,
  settings: EvaluationSettings,
): Plan {
  const promises = readPromises(entity, now, settings);
  const tasks = cycleTasks(promises, now);
  const wanted = missingBaselines(tasks, promises, baselines);
  return { entity, promises, tasks, wanted };
}

function missingBaselines(
  tasks: readonly CycleTask[],
  { calendar }: EntityPromises,
  known: ReadonlyMap<string, Baseline>,
): WantedBaseline[] {
  return tasks
    .flatMap(task => wantedBaselines(task, calendar))
    .filter(({ fingerprint }) => !known.has(fingerprint));
}

function needsOf(
  tasks: readonly CycleTask[],
  wanted: readonly WantedBaseline[],
  settings: EvaluationSettings,
): FactNeed[] {
  return tasks.flatMap(task =>
    factNeeds(
      task,
      wanted.filter(({ cycle }) => cycle.id === task.cycle.id),
      settings,
    ),
  );
}

async function writtenPasts(
  plans: readonly Plan[],
  snapshots: SnapshotStore,
): Promise<Map<string, string>> {
  const closed = plans
    .map(plan => ({ ...plan, tasks: plan.tasks.filter(task => task.isClosed) }))
    .filter(({ tasks }) => tasks.length > 0);
  const written = await snapshots.snapshotsAt(
    closed.map(({ entity }) => entity.entityRef),
    unique(closed.flatMap(({ tasks }) => tasks.map(({ asOf }) => asOf))),
  );
  return new Map(
    written.map(({ entityRef, cycle, asOf, past }) => [
      keyOf(entityRef, { cycle: { id: cycle }, asOf }),
      past,
    ]),
  );
}

function keyOf(
  entityRef: string,
  task: { cycle: { id: string }; asOf: number },
): string {
  return JSON.stringify([entityRef, task.cycle.id, task.asOf]);
}

/** One read per name of facts for the whole batch; none for facts that nobody asks for. */
function tableNeeds(
  plans: readonly { scope: Scope; needs: readonly FactNeed[] }[],
  targets: ReadonlyMap<number, Target>,
  { metrics }: EvaluationSettings,
): TableNeed[] {
  return metrics.storedFacts.flatMap(stored => {
    const asking = plans
      .map(({ scope, needs }) => ({
        scope,
        needs: needs.filter(({ facts }) => facts === stored.name),
      }))
      .filter(({ needs }) => needs.length > 0);
    const needs = asking.flatMap(plan => plan.needs);
    const targetIds = unique(
      asking.flatMap(({ scope }) => targetIdsOf(scope)),
    ).filter(id => stored.sources.has(targets.get(id)?.source ?? ''));
    if (targetIds.length === 0) {
      return [];
    }
    const { name, shape } = stored;
    const from = needs.reduce(
      (least, need) => Math.min(least, need.from),
      Infinity,
    );
    const withDimensions = needs.some(need => need.withDimensions);
    return [
      {
        name,
        shape,
        targetIds,
        from,
        to: Number.MAX_SAFE_INTEGER,
        withDimensions,
      },
    ];
  });
}

function targetIdsOf({ links, joints }: Scope): number[] {
  return unique([...links, ...joints].map(({ targetId }) => targetId));
}

function emptyScope({ entityRef }: DueEntity): Scope {
  return { scopeRef: entityRef, members: [], links: [], joints: [] };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
