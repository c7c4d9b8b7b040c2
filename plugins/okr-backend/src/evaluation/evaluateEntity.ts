import {
  addedPromises,
  AnnotationVersion,
  Baseline,
  CheckIn,
  CycleSummary,
  EvaluatedObjective,
  MetricValue,
  paceOf,
  ReviewWaitPanel,
  weeksBetween,
} from '@keyresults/backstage-plugin-okr-common';
import { isRefused, Recomputation, scopeAt, Target } from '../facts';
import { promisesOf } from '../conflicts/promisesOf';
import { changesKnown } from './changesKnown';
import { coverageAt } from './coverage';
import {
  EntitySummary,
  JudgedValue,
  LastStates,
  ReviewWaitSummary,
  SnapshotDocument,
  StandingYear,
} from './documents';
import { summarizeCycle } from './entityCycles';
import { CycleTask, EntityPromises, EvaluationSettings } from './EntityPlan';
import { evaluateObjectives } from './evaluateObjectives';
import { freshnessOf, staleSources } from './freshness';
import { REVIEW_WAIT, reviewWaitPanel } from './reviewWaitPanel';
import { ScopeFacts } from './ScopeFacts';
import { takenOutOf } from './takenOut';
import { panelWeeks } from './windows';
import { writeInstant } from './writeInstant';

/** Everything that one entity's documents are made from. @internal */
export interface EntityInput {
  entityRef: string;
  promises: EntityPromises;
  facts: ScopeFacts;
  /** The last ones of its targets. */
  recomputations: readonly Recomputation[];
  /** Frozen ones, by fingerprint. */
  baselines: ReadonlyMap<string, Baseline>;
  /** What its annotation said while its cycles went on, where that has changed; oldest first. */
  history: readonly AnnotationVersion[];
  /** What was said of its key results until now. */
  checkIns: readonly CheckIn[];
  /** What they were judged with before; see `EntitySummary`. */
  judgedValues: Readonly<Record<string, JudgedValue>>;
  /** In which states its key results were; see `EntitySummary`. */
  lastStates: Readonly<Record<string, LastStates>>;
  /** Of key results that stand still; see `EntitySummary`. */
  standingYears: Readonly<Record<string, StandingYear>>;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * Of the troubles of an instant the worst are kept, so that a source that is down does not fill the store with its list
 * of targets. Of these, a caller who looks from then is told those they may see.
 */
const MOST_KEPT_TROUBLES = 500;

/** One document: a cycle of an entity as of an instant. @internal */
export function evaluateCycle(
  task: CycleTask,
  input: EntityInput,
  settings: EvaluationSettings,
): SnapshotDocument {
  const { facts, promises } = input;
  const { timeZone } = settings.cycles;
  const targets = targetsAt(facts, task.asOf);
  const freshness = freshnessOf(targets, {
    asOf: task.asOf,
    staleAfter: settings.staleAfter,
    recomputations: input.recomputations,
  });
  const objectives = evaluateObjectives({
    cycle: task.cycle,
    asOf: task.asOf,
    timeZone,
    objectives: task.objectives,
    problems: task.problems,
    facts,
    metrics: settings.metrics,
    calendar: promises.calendar,
    baselines: input.baselines,
    checkIns: input.checkIns,
    judgedValues: input.judgedValues,
    changesOf: changesKnown(task, input.history, settings),
    readThrough: sources => readThrough(targets, sources),
  });
  return {
    cycle: {
      ...summarizeCycle(task.cycle),
      pace: paceOf(
        task.cycle,
        weeksBetween(task.cycle.from, task.cycle.to, timeZone),
        promises.calendar,
      ).map(({ at, expected }) => ({ at: writeInstant(at), expected })),
    },
    objectives,
    ...comingAndGoing(task, objectives, input, settings),
    isBeingRead: targets.some(
      target => target.pastKnownAt === undefined && !isRefused(target),
    ),
    promises: promisesOf(task.objectives, facts.scope, {
      metrics: settings.metrics,
      asOf: task.asOf,
      calendar: promises.calendar,
      cycle: task.cycle,
    }),
    reviewWait: panelOf(targets, task.asOf, input, settings, timeZone),
    coverage: coverageAt(facts.scope, facts.targets, task.asOf),
    freshness: {
      collectedThrough: freshness.collectedThrough,
      stale: freshness.stale,
      staleSources: staleSources(targets, {
        asOf: task.asOf,
        staleAfter: settings.staleAfter,
      }),
      recomputed: freshness.recomputed,
      troubles: freshness.troubles.slice(0, MOST_KEPT_TROUBLES).map(target => ({
        targetId: target.id,
        source: target.source,
        title: target.title,
        url: target.url,
        state: target.state,
        since: target.stateSince,
        message: target.message,
      })),
    },
  };
}

/** Which key results came and went while the cycle was under way. */
function comingAndGoing(
  task: CycleTask,
  objectives: readonly EvaluatedObjective[],
  { history, checkIns, lastStates }: EntityInput,
  settings: EvaluationSettings,
): Pick<SnapshotDocument, 'takenOut' | 'added'> {
  const { cycle, asOf } = task;
  const { metrics, cycles } = settings;
  const versions = history.filter(({ recordedAt }) => recordedAt <= asOf);
  const takenOut = takenOutOf(
    task,
    objectives,
    { history: versions, checkIns, lastStates: lastStates[cycle.id] ?? {} },
    settings,
  );
  const added = addedPromises(versions, {
    cycle,
    cycles,
    metrics: metrics.definitions,
  }).filter(one =>
    objectives.some(
      ({ id, keyResults }) =>
        id === one.objectiveId &&
        keyResults.some(keyResult => keyResult.id === one.keyResultId),
    ),
  );
  return {
    ...(takenOut.length > 0 && { takenOut }),
    ...(added.length > 0 && { added }),
  };
}

/** What is kept beside the documents, for the lists. @internal */
export function summarizeEntity(
  promises: EntityPromises,
  panel: ReviewWaitPanel | undefined,
): EntitySummary {
  const { takenOutCycles = [] } = promises;
  return {
    hasAnnotation: promises.hasAnnotation,
    annotationHash: promises.annotationHash,
    problems: promises.problems,
    cycles: promises.cycles.map(
      ({ cycle }): CycleSummary => summarizeCycle(cycle),
    ),
    ...(takenOutCycles.length > 0 && { takenOutCycles }),
    reviewWait: panel && summarizePanel(panel),
  };
}

function summarizePanel(panel: ReviewWaitPanel): ReviewWaitSummary {
  const { p50, p75, p90, withinDay, answered, waiting, oldestWaitSeconds } =
    panel;
  return {
    p50,
    p75,
    p90,
    withinDay,
    answered,
    waiting,
    oldestWaitSeconds,
    trend: panel.series.map(({ value }) => known(value)),
  };
}

function known(value: MetricValue): number | null {
  return value.kind === 'none' ? null : value.value;
}

function targetsAt({ scope, targets }: ScopeFacts, at: number): Target[] {
  const { targetIds, jointTargetIds } = scopeAt(scope, at);
  return [...targetIds, ...jointTargetIds]
    .map(id => targets.get(id))
    .filter((target): target is Target => target !== undefined);
}

/** Of the targets of some sources that were read at all, how far the one furthest behind was read. */
function readThrough(
  targets: readonly Target[],
  sources: ReadonlySet<string>,
): string | undefined {
  const read = targets
    .filter(target => sources.has(target.source))
    .flatMap(({ collectedThrough }) => collectedThrough ?? []);
  return read.length > 0
    ? writeInstant(read.reduce((oldest, at) => Math.min(oldest, at)))
    : undefined;
}

function panelOf(
  targets: readonly Target[],
  asOf: number,
  { facts, promises }: EntityInput,
  { metrics }: EvaluationSettings,
  timeZone: string,
): ReviewWaitPanel | undefined {
  const metric = metrics.find(REVIEW_WAIT);
  return metric && targets.some(({ source }) => metric.sources.has(source))
    ? reviewWaitPanel({
        metric,
        facts,
        calendar: promises.calendar,
        weeks: panelWeeks(asOf, timeZone),
        asOf,
      })
    : undefined;
}
