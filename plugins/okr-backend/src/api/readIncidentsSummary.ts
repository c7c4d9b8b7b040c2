import {
  checkIncident,
  Incident,
  IncidentsSummary,
  uniqueIncidents,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { INCIDENTS } from '@keyresults/backstage-plugin-okr-node';
import {
  coverageAt,
  incidentsAsKnown,
  incidentsPanel,
  loadTables,
  monthsOf,
  toIncident,
  writeInstant,
  writeWindow,
} from '../evaluation';
import { IncidentVersion, scopeAt } from '../facts';
import { hideNames } from './incidentNames';
import { PeriodRequest, Sight } from './OkrService';
import { readPeriod } from './readPeriod';
import { freshnessAt, loadScope } from './scopeNow';
import { ServiceContext } from './ServiceContext';
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
  const { scope, targets } = await loadScope(context, request.entityRef, from);
  const current = new Set(scopeAt(scope, asOf).targetIds);
  const inScope = [...targets.values()].filter(
    ({ id, source }) => current.has(id) && metric.sources.has(source),
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
  const facts = { scope, targets, tables };
  const knownIn = (asked: Window) =>
    incidentsAsKnown(facts, { metric, where: {}, window: asked, asOf });
  const versions = knownIn(window);
  const visible = await visibleTargets(
    [...(tables.incidents.get(INCIDENTS)?.keys() ?? [])],
    context.facts,
    sight,
  );
  const visibleVersions = [window, before, ...months]
    .flatMap(asked => knownIn(asked) ?? [])
    .filter(({ targetId }) => visible.has(targetId));
  const hide = hideNames(visibleVersions, metric.severities);
  const incidentsIn = (asked: Window) => uniqueOf(knownIn(asked))?.map(hide);
  const recomputations = await context.facts.lastRecomputations(targetIds);
  return {
    entityRef: request.entityRef,
    demo: context.demo,
    asOf: writeInstant(asOf),
    calendar: calendar.label,
    window: writeWindow(window),
    before: writeWindow(before),
    ...incidentsPanel({
      incidents: uniqueOf(versions)?.map(hide),
      incidentsBefore: incidentsIn(before),
      incidentsOf: incidentsIn,
      window,
      before,
      asOf,
      ladder: metric.severities,
      isDowntime: metric.isDowntime,
      calendar,
      timeZone,
    }),
    ...(await warnings(context, versions ?? [], asOf, visible)),
    coverage: coverageAt(scope, targets, asOf, metric.sources),
    freshness: await tellFreshness(
      freshnessAt(context, inScope, window.to, recomputations.values()),
      context.facts,
      sight,
    ),
  };
}

function uniqueOf(
  versions: readonly IncidentVersion[] | undefined,
): readonly Incident[] | undefined {
  return versions && uniqueIncidents(versions.map(toIncident));
}

/** Of all incidents they are counted; those of hidden targets, and what these say of others, are not told. */
async function warnings(
  context: ServiceContext,
  versions: readonly IncidentVersion[],
  asOf: number,
  visible: ReadonlySet<number>,
): Promise<Pick<IncidentsSummary, 'warnings' | 'warningCount'>> {
  const ladder = context.settings.metrics.severities;
  const doubtfulOf = (some: readonly IncidentVersion[]) =>
    uniqueIncidents(some.map(toIncident))
      .map(incident => ({
        incident,
        count: checkIncident(incident, { asOf, ladder }).warnings.length,
      }))
      .filter(({ count }) => count > 0);
  const told = doubtfulOf(
    versions.filter(({ targetId }) => visible.has(targetId)),
  )
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
    warningCount: doubtfulOf(versions).reduce(
      (sum, { count }) => sum + count,
      0,
    ),
  };
}
