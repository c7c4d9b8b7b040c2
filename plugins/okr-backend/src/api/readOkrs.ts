import { parseEntityRef } from '@backstage/catalog-model';
import {
  Cycle,
  cycleAt,
  evaluationInstant,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { tellConflicts } from '../conflicts';
import {
  coverageAt,
  readPromises,
  Snapshot,
  StaleSource,
  staleSources,
  summarizeCycle,
  summarizeEntity,
  writeInstant,
} from '../evaluation';
import { OverviewStore } from '../overview/OverviewStore';
import { hideSupports } from './hideSupports';
import { readAsOf } from './instants';
import { OkrsRequest, Sight } from './OkrService';
import { alsoRunning, takenOutCycles, withCycle } from './otherCycles';
import { readCycle } from './readCycle';
import { runningPromises } from './runningFirst';
import { freshnessAt, readScope, sourceIds } from './scopeNow';
import { OkrsContext } from './ServiceContext';
import { readShort } from './shortHistories';
import { showFreshness } from './showFreshness';
import { tellFreshness } from './targetSight';

const MEASURED_KINDS = ['component', 'system', 'domain', 'group'];

/** Of a draft it is not kept for how long something was promised. */
interface PageContext extends OkrsContext {
  overviews?: Pick<OverviewStore, 'isPromised'>;
}

/**
 * The objectives of an entity in one cycle: its last snapshot, with how fresh its facts are now, or were then.
 *
 * @internal
 */
export async function readOkrs(
  context: PageContext,
  request: OkrsRequest,
  sight: Sight,
): Promise<OkrsResponse> {
  const { entityRef } = request;
  const { settings } = context;
  const now = context.now();
  const asOf = readAsOf(request.asOf, now, settings.versionsKeptMs);
  const entity = await context.entities.find(entityRef);
  const promises = readPromises(entity ?? {}, now, settings);
  // What was promised at another instant is not known here.
  const running =
    request.asOf === undefined
      ? runningPromises(promises.cycles, asOf, settings.cycles)
      : [];
  const cycle = readCycle(request.cycle, asOf, settings.cycles, running);
  const [last, current] = await Promise.all([
    readSnapshot(context, { entityRef, cycle }, asOf),
    readCurrent(context, entityRef, evaluationInstant(asOf, cycle)),
  ]);
  // Before the first evaluation, what the annotation says.
  const summary = entity?.summary ?? summarizeEntity(promises, undefined);
  const isTakenOut =
    asOf >= cycle.to &&
    (summary.cycles.every(({ id }) => id !== cycle.id) ||
      summary.takenOutCycles?.includes(cycle.id) === true);
  const snapshot = isTakenOut
    ? await leaveOutMistake(context, { entityRef, cycle }, last)
    : last;
  // What is over is as fresh as it was, whatever the entity points to by now.
  const isPast =
    request.asOf !== undefined || snapshot?.asOf === cycle.to || isTakenOut;
  const uses = sourcesOf(snapshot, context);
  const seen =
    isPast && snapshot
      ? seenThen(snapshot, uses)
      : seenNow(context, current, uses);
  const short =
    snapshot && !isPast
      ? await readShort(context, { entityRef, cycle }, snapshot)
      : [];
  const freshness = await tellFreshness(
    {
      ...seen.freshness,
      troubles: [...seen.freshness.troubles, ...short],
      recomputed: snapshot?.document.freshness.recomputed,
    },
    context.facts,
    sight,
  );
  return {
    entityRef,
    demo: context.demo,
    asOf: snapshot && writeInstant(snapshot.asOf),
    timeZone: settings.cycles.timeZone,
    cycle: snapshot?.document.cycle ?? summarizeCycle(cycle),
    cycles: withCycle(
      summary.cycles,
      summarizeCycle(cycleAt(now, settings.cycles)),
    ),
    ...alsoRunning(running, cycle, asOf),
    ...(request.asOf === undefined &&
      takenOutCycles(summary, promises, cycle, asOf)),
    measured: MEASURED_KINDS.includes(parseEntityRef(entityRef).kind),
    hasAnnotation: summary.hasAnnotation,
    sources: sourceIds(current.extremes),
    objectives: await tellConflicts(
      await hideSupports(
        objectivesOf(snapshot, seen.staleSources, context),
        sight,
      ),
      isPast ? undefined : snapshot?.document.promises,
      {
        entityRef,
        cycle,
        metrics: settings.metrics.definitions,
        store: context.promises,
        sight,
      },
    ),
    takenOut: snapshot?.document.takenOut,
    problems: summary.problems,
    reviewWait: snapshot?.document.reviewWait,
    coverage:
      snapshot?.document.coverage ?? (await coverageNow(context, entityRef)),
    freshness,
  };
}

/** Of a cycle that is over the last that has objectives, also where they were taken out before its end. */
async function readSnapshot(
  { snapshots }: Pick<OkrsContext, 'snapshots'>,
  { entityRef, cycle }: { entityRef: string; cycle: Cycle },
  asOf: number,
): Promise<Snapshot | undefined> {
  const last = await snapshots.lastSnapshot(entityRef, cycle.id, asOf);
  return asOf >= cycle.to && last?.document.objectives.length === 0
    ? (await snapshots.lastPromised(entityRef, cycle.id)) ?? last
    : last;
}

/** What is in no list of cycles is not told by its address either. */
async function leaveOutMistake(
  { overviews, now }: PageContext,
  { entityRef, cycle }: { entityRef: string; cycle: Cycle },
  last: Snapshot | undefined,
): Promise<Snapshot | undefined> {
  if (!last || !overviews || last.document.objectives.length === 0) {
    return last;
  }
  const about = { entityRef, cycle: cycle.id };
  return (await overviews.isPromised(about, now())) ? last : undefined;
}

/** Whether anything on the page is made from what a source tells. */
type Uses = (source: string) => boolean;

/** Before the first evaluation any source may be used. */
function sourcesOf(
  snapshot: Snapshot | undefined,
  { settings }: OkrsContext,
): Uses {
  if (!snapshot) {
    return () => true;
  }
  const { objectives, reviewWait } = snapshot.document;
  const shown = [
    reviewWait?.metric,
    ...objectives.flatMap(({ keyResults }) =>
      keyResults.flatMap(({ metric, guardrail }) => [
        metric,
        guardrail?.metric,
      ]),
    ),
  ];
  const used = new Set(
    shown.flatMap(metric => [
      ...((metric && settings.metrics.find(metric.id)?.sources) ?? []),
    ]),
  );
  return source => used.has(source);
}

/** What a scope has to be read, seen from an instant: one aggregate, however large the scope, and a second read for troubles. */
async function readCurrent(
  context: OkrsContext,
  entityRef: string,
  at: number,
) {
  const extremes = await context.entities.scopeExtremes(entityRef);
  const isWell = extremes.every(({ state }) => state === 'ok');
  const { troubles } = isWell
    ? { troubles: [] }
    : freshnessAt(
        context,
        (await readScope(context, entityRef, context.now())).targets.values(),
        at,
      );
  return { extremes, troubles, at };
}

/** Troubles are told of all sources, used or not. */
function seenNow(
  context: OkrsContext,
  { extremes, troubles, at }: Awaited<ReturnType<typeof readCurrent>>,
  uses: Uses,
) {
  const { staleAfter } = context.settings;
  const used = extremes.filter(({ source }) => uses(source));
  return {
    freshness: { ...freshnessAt(context, used, at), troubles },
    staleSources: staleSources(used, { asOf: at, staleAfter }),
  };
}

async function coverageNow(context: OkrsContext, entityRef: string) {
  const now = context.now();
  const { scope, targets } = await readScope(context, entityRef, now);
  return coverageAt(scope, targets, now);
}

function seenThen({ document }: Snapshot, uses: Uses) {
  const { troubles, ...freshness } = document.freshness;
  const stale = freshness.staleSources.filter(({ source }) => uses(source));
  return {
    freshness: {
      ...freshness,
      stale: stale.length > 0,
      troubles: troubles.map(({ targetId, since, ...trouble }) => ({
        ...trouble,
        id: targetId,
        stateSince: since,
      })),
    },
    staleSources: stale,
  };
}

function objectivesOf(
  snapshot: Snapshot | undefined,
  stale: readonly StaleSource[],
  { settings }: OkrsContext,
): OkrsResponse['objectives'] {
  return showFreshness(
    snapshot?.document.objectives ?? [],
    id => {
      const sources = settings.metrics.find(id)?.sources;
      return stale.find(({ source }) => sources?.has(source));
    },
    settings.cycles.timeZone,
  );
}
