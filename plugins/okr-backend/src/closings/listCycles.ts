import {
  Cycle,
  EntityCyclesResponse,
  EntityCycleSummary,
  evaluationInstant,
  parseCycle,
} from '@keyresults/backstage-plugin-okr-common';
import { hideSupports } from '../api/hideSupports';
import type { Sight } from '../api/OkrService';
import { staleSources, summarizeCycle, writeInstant } from '../evaluation';
import { Overview } from '../overview';
import { showObjectives } from '../overview/showKeyResults';
import { summarizeReport } from '../overview/summarizeSnapshot';
import { ClosingContext } from './ClosingContext';
import { StoredClosing } from './StoredClosing';

/**
 * Every cycle that an entity has or had objectives in, newest first: closed ones as they were closed, the others as they
 * were last found.
 *
 * @internal
 */
export async function listCycles(
  context: ClosingContext,
  entityRef: string,
  sight: Sight,
  now: number,
): Promise<Omit<EntityCyclesResponse, 'mayClose'>> {
  const { closings, overviews, settings } = context;
  const [closed, known] = await Promise.all([
    closings.ofEntity(entityRef),
    overviews.ofEntities([entityRef], now),
  ]);
  const isClosed = new Set(closed.map(({ cycle }) => cycle));
  const open = known.flatMap(overview => {
    const parsed = parseCycle(overview.cycle, settings.cycles);
    return parsed.ok && !isClosed.has(overview.cycle)
      ? [{ overview, cycle: parsed.value }]
      : [];
  });
  const staleOf = await readStale(context, entityRef, open, now);
  const listed: EntityCycleSummary[] = [
    ...closed.map(closing => listClosed(closing, context)),
    ...open.map(({ overview, cycle }) =>
      listOpen(overview, cycle, staleOf(overview, cycle), { context, now }),
    ),
  ].sort((a, b) =>
    a.cycle.from === b.cycle.from
      ? compare(b.cycle.to, a.cycle.to) || compare(a.cycle.id, b.cycle.id)
      : compare(b.cycle.from, a.cycle.from),
  );
  return {
    entityRef,
    cycles: await Promise.all(
      listed.map(async ({ objectives, ...cycle }) => ({
        ...cycle,
        objectives: await hideSupports(objectives, sight),
      })),
    ),
  };
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

type Stale = ReturnType<typeof staleSources>;

/** What is over is as fresh as it was. */
async function readStale(
  { overviews, settings }: ClosingContext,
  entityRef: string,
  open: readonly { cycle: Cycle }[],
  now: number,
): Promise<(overview: Overview, cycle: Cycle) => Stale> {
  const { staleAfter } = settings;
  const runs = open.some(({ cycle }) => now < cycle.to);
  const extremes = runs
    ? await overviews.scopesExtremes([entityRef])
    : undefined;
  return ({ summary }, cycle) =>
    now < cycle.to
      ? staleSources(extremes?.get(entityRef) ?? [], {
          asOf: evaluationInstant(now, cycle),
          staleAfter,
        })
      : summary.staleSources;
}

function listOpen(
  { asOf, summary }: Pick<Overview, 'asOf' | 'summary'>,
  cycle: Cycle,
  stale: Stale,
  { context: { settings }, now }: { context: ClosingContext; now: number },
): EntityCycleSummary {
  return {
    cycle: summarizeCycle(cycle),
    asOf: writeInstant(asOf),
    isOver: now >= cycle.to,
    objectives: showObjectives(summary.objectives, {
      staleSourceOf(id) {
        const sources = settings.metrics.find(id)?.sources;
        return stale.find(({ source }) => sources?.has(source));
      },
      // Nothing is told of how it was a week before.
      staleSince: () => undefined,
      changes: [],
      weekAgo: asOf,
      timeZone: settings.cycles.timeZone,
    }),
  };
}

function listClosed(
  { report, closedAt, closedBy }: StoredClosing,
  { settings }: ClosingContext,
): EntityCycleSummary {
  const { objectives } = summarizeReport(report);
  const { pace, ...cycle } = report.cycle;
  return {
    cycle,
    asOf: report.asOf,
    isOver: true,
    closed: { at: writeInstant(closedAt), by: closedBy },
    objectives: showObjectives(objectives, {
      staleSourceOf: () => undefined,
      staleSince: () => undefined,
      changes: [],
      weekAgo: closedAt,
      timeZone: settings.cycles.timeZone,
    }),
  };
}
