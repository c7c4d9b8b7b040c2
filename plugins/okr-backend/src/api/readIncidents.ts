import { IncidentsResponse } from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor';
import { readIncidentDetails } from './incidentDetails';
import { pageOfIncidents, readSeenIncidents } from './incidentFacts';
import { loadQuestion } from './loadMetric';
import { IncidentsRequest, Sight } from './OkrService';
import { PANEL_DAYS } from './readPeriod';
import { ServiceContext } from './ServiceContext';
import { showIncident } from './showIncident';
import { visibleTargets } from './targetSight';

const cursorSchema = z.tuple([z.literal('incidents'), z.string().max(500)]);

/**
 * The incidents of a scope that are counted in a period, latest first. Those of targets that the caller may not see are
 * counted, not shown; one that has several targets is shown when one of them may be seen.
 *
 * @internal
 */
export async function readIncidents(
  context: ServiceContext,
  request: IncidentsRequest,
  sight: Sight,
): Promise<IncidentsResponse> {
  const { entityRef, from, to, severity, area, limit } = request;
  const cursor = readCursor(request.cursor, cursorSchema)?.[1];
  const conditions = Object.entries({ severity, area });
  const loaded = await loadQuestion(
    context,
    {
      entityRef,
      metric: 'incidents.count',
      from,
      to,
      days: PANEL_DAYS,
      where: conditions.flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}:${value}`],
      ),
    },
    context.now(),
  );
  const visible = await visibleTargets(loaded.targetIds, context.facts, sight);
  const all = await readSeenIncidents(context, loaded, loaded.targetIds);
  const seen = all.flatMap(incident => {
    const targetIds = incident.targetIds.filter(id => visible.has(id));
    return targetIds.length > 0 ? [{ ...incident, targetIds }] : [];
  });
  const page = pageOfIncidents(seen, { cursor, limit });
  const details = await readIncidentDetails(
    context,
    page.items.map(({ incident }) => incident.id),
  );
  return {
    items: page.items.flatMap(({ incident, targetIds }) => {
      const item = details.get(incident.id);
      return item
        ? showIncident(item, {
            target: loaded.facts.targets.get(targetIds[0])?.title ?? '',
            ladder: loaded.question.severities,
            asOf: loaded.question.asOf,
          })
        : [];
    }),
    ...(page.nextCursor !== undefined && {
      nextCursor: writeCursor(['incidents', page.nextCursor]),
    }),
    hidden: all.length - seen.length,
  };
}
