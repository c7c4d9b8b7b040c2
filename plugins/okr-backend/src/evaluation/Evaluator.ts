import { setImmediate } from 'node:timers/promises';
import { FactStore } from '../facts';
import { CheckInReader } from './CheckInReader';
import { ClosingReader } from './ClosingReader';
import { EntitySummary, FrozenBaseline } from './documents';
import { EntityPromises, EvaluationSettings } from './EntityPlan';
import { DueEntity, EntityStore, EvaluatedEntity } from './EntityStore';
import { evaluateCycle, summarizeEntity } from './evaluateEntity';
import { freezeBaselines, nextFreezeAt } from './freezeBaselines';
import { giveHints } from './giveHints';
import { judgedValuesOf } from './judgedValues';
import { loadBatch, LoadedEntity } from './loadBatch';
import { SnapshotStore, SnapshotToWrite } from './SnapshotStore';
import { lastStatesOf } from './takenOut';

/** @internal */
export interface EvaluatorOptions {
  entities: EntityStore;
  snapshots: SnapshotStore;
  facts: FactStore;
  checkIns: CheckInReader;
  closings: ClosingReader;
  settings: EvaluationSettings;
  /** See `OkrConfig.evaluation`. */
  schedule: {
    waitingMs: number;
    fullMs: number;
    batchSize: number;
    leaseMs: number;
  };
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/** What one entity's evaluation writes. */
interface EvaluatedDocuments {
  snapshots: SnapshotToWrite[];
  baselines: FrozenBaseline[];
  summary: EntitySummary;
}

/**
 * Evaluates the entities that are due and writes what the pages show. Any number of replicas may run it at once.
 *
 * @internal
 */
export class Evaluator {
  readonly #options: EvaluatorOptions;

  constructor(options: EvaluatorOptions) {
    this.#options = options;
  }

  /**
   * Works until nothing is due any more. An entity that fails stops no other; it is tried again later.
   *
   * @returns how many entities were evaluated
   * @throws Error at the end, when some could not be evaluated
   */
  async run(signal?: AbortSignal): Promise<number> {
    const { entities, schedule, now } = this.#options;
    const failures: string[] = [];
    let count = 0;
    while (!signal?.aborted) {
      const startedAt = now();
      const leaseUntil = startedAt + schedule.leaseMs;
      const due = await entities.claim(
        startedAt,
        leaseUntil,
        schedule.batchSize,
      );
      if (due.length === 0) {
        break;
      }
      const evaluated = await this.#evaluate(due, startedAt, failures);
      await entities.finish(leaseUntil, evaluated);
      count += due.length;
    }
    if (failures.length > 0) {
      throw new Error(
        `${
          failures.length
        } of ${count} entities could not be evaluated: ${failures
          .slice(0, 5)
          .join('; ')}`,
      );
    }
    return count;
  }

  async #evaluate(
    due: readonly DueEntity[],
    now: number,
    failures: string[],
  ): Promise<EvaluatedEntity[]> {
    const { settings, schedule, snapshots, facts } = this.#options;
    const loaded = await loadBatch(due, now, this.#options, settings);
    const documents: EvaluatedDocuments[] = [];
    const promised = new Map<string, Set<string>>();
    const evaluated: EvaluatedEntity[] = [];
    for (const { entity, ...rest } of loaded) {
      const { entityRef, dueAt } = entity;
      const next = { entityRef, dueAt, nextDueAt: now + schedule.waitingMs };
      try {
        const result = await evaluateEntity(
          { entity, ...rest },
          facts,
          settings,
        );
        const { summary } = result;
        const isWaiting = isAnythingWaiting(result, now);
        documents.push(result);
        promised.set(entityRef, promisedCycles(rest.input.promises));
        evaluated.push({
          ...next,
          summary,
          nextDueAt: Math.min(
            now + (isWaiting ? schedule.waitingMs : schedule.fullMs),
            nextBoundary(rest.input.promises, now),
            nextFreezeAt(rest.wanted, rest.input, settings),
          ),
        });
      } catch (error) {
        failures.push(`${entityRef}: ${error}`);
        evaluated.push(next);
      }
      // Requests are answered between two entities, however large the batch.
      await setImmediate();
    }
    await snapshots.write(
      documents.flatMap(document => document.snapshots),
      documents.flatMap(document => document.baselines),
      promised,
    );
    return evaluated;
  }
}

/** The cycles that an annotation has objectives in. */
function promisedCycles({ cycles }: EntityPromises): Set<string> {
  return new Set(
    cycles
      .filter(({ objectives }) => objectives.length > 0)
      .map(({ cycle }) => cycle.id),
  );
}

/** What waits grows older, whether or not anything is learned of it. */
function isAnythingWaiting(
  { snapshots, summary }: EvaluatedDocuments,
  now: number,
): boolean {
  return (
    (summary.reviewWait?.waiting ?? 0) > 0 ||
    snapshots
      .filter(({ asOf }) => asOf === now)
      .flatMap(({ document }) => document.objectives)
      .flatMap(({ keyResults }) => keyResults)
      .some(({ current }) => (current?.waiting ?? 0) > 0)
  );
}

/** When the next of an entity's cycles begins or ends. */
function nextBoundary({ cycles }: EntityPromises, now: number): number {
  return Math.min(
    ...cycles
      .flatMap(({ cycle }) => [cycle.from, cycle.to])
      .filter(boundary => boundary > now),
  );
}

async function evaluateEntity(
  { entity, tasks, wanted, input }: LoadedEntity,
  facts: FactStore,
  settings: EvaluationSettings,
): Promise<EvaluatedDocuments> {
  const { entityRef } = entity;
  const baselines = freezeBaselines(wanted, input, settings);
  const known = new Map(input.baselines);
  for (const { fingerprint, baseline } of baselines) {
    known.set(fingerprint, baseline);
  }
  const { documents, standingYears } = await giveHints(
    tasks,
    tasks.map(task =>
      evaluateCycle(task, { ...input, baselines: known }, settings),
    ),
    input,
    facts,
    settings,
  );
  const snapshots = tasks.map((task, index) => ({
    entityRef,
    cycle: task.cycle.id,
    asOf: task.asOf,
    past: task.past,
    document: documents[index],
  }));
  const live = snapshots.find(({ asOf }) => asOf === input.now);
  return {
    snapshots,
    baselines,
    summary: {
      ...summarizeEntity(input.promises, live?.document.reviewWait),
      lastStates: {
        ...ofCycles(input.lastStates, input.promises),
        ...Object.fromEntries(
          snapshots.map(({ cycle, document }) => [
            cycle,
            lastStatesOf(document, settings),
          ]),
        ),
      },
      standingYears,
      judgedValues: Object.assign(
        {},
        ...tasks.map((task, index) =>
          judgedValuesOf(
            task,
            snapshots[index].document.objectives,
            input.promises.calendar,
          ),
        ),
      ),
    },
  };
}

/** What is known of the cycles that an annotation still has: not each of them is written each time. */
function ofCycles<T>(
  known: Readonly<Record<string, T>>,
  { cycles }: EntityPromises,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(known).filter(([id]) =>
      cycles.some(({ cycle }) => cycle.id === id),
    ),
  );
}
