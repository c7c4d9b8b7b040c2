import {
  Cycle,
  cycleAt,
  evaluationInstant,
  OverviewResponse,
  parseCycle,
} from '@keyresults/backstage-plugin-okr-common';
import { hideSupports } from '../api/hideSupports';
import { readCycle } from '../api/readCycle';
import type { OverviewRequest, Sight } from '../api/OkrService';
import {
  ClosedCycle,
  StaleSource,
  staleSources,
  summarizeCycle,
} from '../evaluation';
import { writeInstant } from '../evaluation/writeInstant';
import { groupBy } from '../groupBy';
import { findSupported } from './findSupported';
import { Overview, OverviewSummary } from './Overview';
import { OverviewContext } from './OverviewContext';
import { WEEK_MS } from './recentChanges';
import { readRunning, showRunning } from './readRunning';
import { showObjectives } from './showKeyResults';
import { showPromiseChanges } from './showPromiseChanges';
import { visibleCycles } from './visibleCycles';
import { withClosed } from './withClosed';

/**
 * Every entity with objectives in a cycle that the caller may see: what was last found of each, with how fresh that is
 * now. However many there are, it takes a handful of statements, none of which reads a fact.
 *
 * @internal
 */
export async function readOverview(
  context: OverviewContext,
  request: OverviewRequest,
  sight: Sight,
): Promise<OverviewResponse> {
  const { settings, overviews } = context;
  const now = context.now();
  const cycleIds = await visibleCycles(overviews, sight, now);
  const running = await readRunning(context, cycleIds, {
    now,
    sight,
    entityRefs: request.entityRefs,
  });
  const cycle = readCycle(request.cycle, now, settings.cycles, running);
  const at = evaluationInstant(now, cycle);
  const [found, changes, closings, gone] = await Promise.all([
    overviews.ofCycle(cycle.id, now, request.entityRefs),
    overviews.changesAfter(cycle.id, at - WEEK_MS),
    now < cycle.to ? [] : context.closings.ofCycle(cycle.id),
    now < cycle.to
      ? overviews.takenOutAfter(at - WEEK_MS, now, request.entityRefs)
      : [],
  ]);
  const known = await withClosed(context, found, {
    cycle: cycle.id,
    closings,
    entityRefs: request.entityRefs,
  });
  const seen = await sight.visible(
    [...known, ...gone].map(({ entityRef }) => entityRef),
  );
  const isSeen = ({ entityRef }: Overview) => seen.has(entityRef);
  const visible = known.filter(isSeen);
  const staleOf = await readStaleSources(context, visible, cycle, at);
  const changesOf = groupBy(changes, ({ entityRef }) => entityRef);
  const closingOf = new Map(closings.map(one => [one.entityRef, one]));
  const items = visible.map(({ entityRef, title, asOf, summary }) => {
    const stale = staleOf(entityRef, summary);
    return {
      entityRef,
      title,
      asOf: writeInstant(asOf),
      closed: showClosed(closingOf.get(entityRef), request),
      ...(request.asReport &&
        summary.takenOut && { takenOut: summary.takenOut }),
      objectives: showObjectives(summary.objectives, {
        staleSourceOf(id) {
          const sources = settings.metrics.find(id)?.sources;
          return stale.find(({ source }) => sources?.has(source));
        },
        staleSince: ({ source, collectedThrough }) =>
          collectedThrough === undefined
            ? undefined
            : collectedThrough + settings.staleAfter(source),
        changes: changesOf.get(entityRef) ?? [],
        weekAgo: at - WEEK_MS,
        timeZone: settings.cycles.timeZone,
      }),
    };
  });
  const { outside, supported } = await findSupported(
    context,
    visible,
    cycle,
    sight,
  );
  return {
    demo: context.demo,
    timeZone: settings.cycles.timeZone,
    cycle: summarizeCycle(cycle),
    cycles: cyclesOf([...cycleIds, cycle.id], now, context),
    ...showRunning(running, cycle, now),
    metrics: metricsOf(visible),
    items: await Promise.all(
      items.map(async item => ({
        ...item,
        objectives: await hideSupports(item.objectives, sight),
      })),
    ),
    ...showPromiseChanges([...visible, ...gone.filter(isSeen)], {
      shown: cycle,
      after: at - WEEK_MS,
      now,
      cycles: settings.cycles,
    }),
    outside: await hideSupports(outside, sight),
    supported,
  };
}

function showClosed(
  closing: ClosedCycle | undefined,
  { asReport }: OverviewRequest,
): OverviewResponse['items'][number]['closed'] {
  return (
    closing && {
      at: writeInstant(closing.closedAt),
      by: closing.closedBy,
      verdicts: closing.verdicts,
      ...(asReport && { summary: closing.summary }),
    }
  );
}

/** What is over, or was taken out, is as fresh as it was when it was last looked at. */
async function readStaleSources(
  { settings, overviews }: OverviewContext,
  known: readonly Overview[],
  cycle: Cycle,
  at: number,
): Promise<(ref: string, summary: OverviewSummary) => StaleSource[]> {
  const ageing = known
    .filter(
      ({ asOf, takenOutAt, summary }) =>
        asOf !== cycle.to &&
        takenOutAt === undefined &&
        summary.objectives.some(({ keyResults }) =>
          keyResults.some(({ judgedBy }) => judgedBy.length > 0),
        ),
    )
    .map(({ entityRef }) => entityRef);
  const extremes = await overviews.scopesExtremes(ageing);
  const isAgeing = new Set(ageing);
  const { staleAfter } = settings;
  return (ref, summary) =>
    isAgeing.has(ref)
      ? staleSources(extremes.get(ref) ?? [], { asOf: at, staleAfter })
      : summary.staleSources;
}

function cyclesOf(
  ids: readonly string[],
  now: number,
  { settings: { cycles } }: OverviewContext,
): OverviewResponse['cycles'] {
  const byId = new Map<string, Cycle>();
  const current = cycleAt(now, cycles);
  byId.set(current.id, current);
  for (const id of ids) {
    const parsed = parseCycle(id, cycles);
    if (parsed.ok) {
      byId.set(id, parsed.value);
    }
  }
  return [...byId.values()]
    .sort((a, b) => b.from - a.from || b.to - a.to || (a.id < b.id ? -1 : 1))
    .map(summarizeCycle);
}

function metricsOf(known: readonly Overview[]): OverviewResponse['metrics'] {
  const byId = new Map(
    known.flatMap(({ summary }) =>
      summary.metrics.map(metric => [metric.id, metric]),
    ),
  );
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
