import {
  countDoubts,
  IncidentReading,
  IncidentsSummary,
  SeverityLadder,
  uniqueReadings,
} from '@keyresults/backstage-plugin-okr-common';
import { INCIDENTS } from '@keyresults/backstage-plugin-okr-node';
import {
  coverageAt,
  incidentsPanel,
  KnownIncident,
  KnownIncidents,
  loadTables,
  monthsOf,
  readPromises,
  writeInstant,
  writeWindow,
  yardstickOf,
} from '../evaluation';
import { scopeAt } from '../facts';
import { hideNames } from './incidentNames';
import { PeriodRequest, Sight } from './OkrService';
import { readPeriod } from './readPeriod';
import { freshnessAt, loadScope, sourceIds } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { shortHistories } from './shortHistories';
import { warningsOf } from './showIncident';
import { tellFreshness, visibleTargets } from './targetSight';

const MOST_WARNINGS = 100;

/** Whether incidents got fewer or more, and are dealt with faster or slower; computed from the facts. @internal */
export async function readIncidentsSummary(
  context: ServiceContext,
  request: PeriodRequest,
  sight: Sight,
): Promise<IncidentsSummary> {
  const { settings } = context;
  const { timeZone } = settings.cycles;
  const metric = settings.metrics.require('incidents.count');
  const period = readPeriod(request, context.now(), settings);
  const { window, before, asOf } = period;
  const months = monthsOf(window, timeZone);
  const from = Math.min(before.from, ...months.map(month => month.from));
  const to = Math.max(window.to, ...months.map(month => month.to));
  const entity = await context.entities.find(request.entityRef);
  const calendar = settings.calendars.of(entity?.calendar);
  const objectives = entity
    ? readPromises(entity, asOf, settings)
        .cycles.filter(({ cycle }) => cycle.from <= asOf && asOf < cycle.to)
        .flatMap(cycle => cycle.objectives)
    : [];
  const { scope, targets } = await loadScope(context, request.entityRef, from);
  const inScopeThen = new Set(scopeAt(scope, asOf).targetIds);
  const inScope = [...targets.values()].filter(
    ({ id, source }) => inScopeThen.has(id) && metric.sources.has(source),
  );
  const targetIds = inScope.map(({ id }) => id);
  const tables = await loadTables(
    [
      {
        name: INCIDENTS,
        shape: 'incident',
        targetIds,
        from,
        to,
        withDimensions: false,
      },
    ],
    context.facts,
  );
  const known = new KnownIncidents({ scope, targets, tables }, metric, asOf);
  const [current, previous, ...perMonth] = [window, before, ...months].map(
    asked => known.counted(asked)?.map(({ reading }) => reading),
  );
  const toldOf = [...(tables.incidents.get(INCIDENTS)?.keys() ?? [])];
  const visible = await visibleTargets(toldOf, context.facts, sight);
  const isAllVisible = visible.size === toldOf.length;
  const seen = ({ version }: KnownIncident) => visible.has(version.targetId);
  const hide = isAllVisible
    ? undefined
    : hideNames(
        [window, before, ...months]
          .flatMap(asked => known.near(asked) ?? [])
          .flatMap(one => (seen(one) ? one.version : [])),
        metric.severities,
      );
  const tell = (some: readonly IncidentReading[] | undefined) =>
    hide ? some?.map(reading => hide(reading)) : some;
  const recomputations = await context.facts.lastRecomputations(targetIds);
  const freshness = freshnessAt(
    context,
    inScope,
    window.to,
    recomputations.values(),
  );
  // What was not known then cannot be sent any more.
  const short =
    request.asOf === undefined
      ? shortHistories(
          inScope,
          [metric],
          { from: current ? before.from : window.from, asOf },
          settings,
        )
      : [];
  return {
    entityRef: request.entityRef,
    demo: context.demo,
    asOf: writeInstant(asOf),
    calendar: calendar.label,
    window: writeWindow(window),
    before: writeWindow(before),
    sources: sourceIds(inScope),
    ...incidentsPanel({
      incidents: tell(current),
      incidentsBefore: tell(previous),
      months: months.map((month, index) => ({
        month,
        incidents: tell(perMonth[index]),
      })),
      window,
      before,
      asOf,
      ladder: metric.severities,
      isDowntime: metric.isDowntime,
      yardstickOf: severity =>
        yardstickOf(
          severity,
          objectives,
          metric.severities,
          settings.metrics.solvedWithin,
        ),
      calendar,
    }),
    ...(await warnings(context, {
      incidents: current ?? [],
      seen: isAllVisible
        ? current ?? []
        : uniqueReadings(
            (known.near(window) ?? [])
              .filter(seen)
              .map(({ reading }) => reading),
          ),
      asOf,
      visible,
    })),
    coverage: coverageAt(scope, targets, asOf, metric.sources),
    freshness: await tellFreshness(
      { ...freshness, troubles: [...freshness.troubles, ...short] },
      context.facts,
      sight,
    ),
  };
}

/** Of all incidents they are counted; those of hidden targets, and what these say of others, are not told. */
async function warnings(
  context: ServiceContext,
  {
    incidents,
    seen,
    asOf,
    visible,
  }: {
    incidents: readonly IncidentReading[];
    /** In the versions of the visible targets. */
    seen: readonly IncidentReading[];
    asOf: number;
    visible: ReadonlySet<number>;
  },
): Promise<Pick<IncidentsSummary, 'warnings' | 'warningCount'>> {
  const ladder = context.settings.metrics.severities;
  const told = seen
    .filter(reading => countDoubts(reading, ladder) > 0)
    .map(({ incident }) => incident)
    .slice(0, MOST_WARNINGS);
  const details = await context.facts.lastIncidents({
    targetIds: [...visible],
    ids: told.map(({ id }) => id),
  });
  return {
    warnings: told
      .flatMap(incident => {
        const named = details.get(incident.id);
        return named ? warningsOf(incident, named, { ladder, asOf }) : [];
      })
      .slice(0, MOST_WARNINGS),
    warningCount: countAllDoubts(incidents, ladder),
  };
}

function countAllDoubts(
  incidents: readonly IncidentReading[],
  ladder: SeverityLadder,
): number {
  return incidents.reduce(
    (sum, reading) => sum + countDoubts(reading, ladder),
    0,
  );
}
