import { IncidentsResponse } from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { tellingTargets } from '../evaluation';
import { readCursor, writeCursor } from './cursor';
import { mayKnowNames } from './knownNames';
import { loadQuestion } from './loadMetric';
import { IncidentsRequest, Sight } from './OkrService';
import { PANEL_DAYS } from './readPeriod';
import { ServiceContext } from './ServiceContext';
import { showIncident } from './showIncident';
import { visibleTargets } from './targetSight';

const cursorSchema = z.tuple([z.literal('incidents'), z.string().max(500)]);

/**
 * The incidents of a scope that belong to a period, latest first; those that are known, also where not all are. Those of targets that the caller may not see are
 * counted, not shown, and not even counted by a name that the caller may not know; one that has several targets is shown
 * when one of them may be seen.
 *
 * @internal
 */
export async function readIncidents(
  context: ServiceContext,
  request: IncidentsRequest,
  sight: Sight,
): Promise<IncidentsResponse> {
  const { entityRef, from, to, area, limit } = request;
  const cursor = readCursor(request.cursor, cursorSchema)?.[1];
  if (area?.includes('\0') || request.severity?.includes('\0')) {
    // No name is stored with a zero character, and Postgres does not take one.
    return { items: [], hidden: 0 };
  }
  const { question, facts } = await loadQuestion(
    context,
    { entityRef, metric: 'incidents.count', from, to, days: PANEL_DAYS },
    context.now(),
  );
  const { window, asOf, severities: ladder } = question;
  const targetIds = tellingTargets(facts, {
    metric: question,
    window,
    asOf,
  }).map(({ id }) => id);
  const visible = await visibleTargets(targetIds, context.facts, sight);
  const visibleIds = [...visible];
  const severity =
    request.severity && (ladder.find(request.severity) ?? request.severity);
  const query = { window, asOf, severity, area };
  const [page, hidden] = await Promise.all([
    context.facts.incidentItems({
      ...query,
      targetIds: visibleIds,
      cursor,
      limit,
    }),
    visibleIds.length === targetIds.length
      ? 0
      : context.facts.countIncidentItems({
          ...query,
          targetIds,
          notUnder: visibleIds,
        }),
  ]);
  const isCountTold =
    hidden === 0 ||
    (await mayKnowNames(
      { ...question, where: namesOf({ severity, area }) },
      visibleIds,
      context.facts,
    ));
  return {
    items: page.items.map(item =>
      showIncident(item, {
        target: facts.targets.get(item.targetId)?.title ?? '',
        ladder,
        asOf,
      }),
    ),
    ...(page.nextCursor !== undefined && {
      nextCursor: writeCursor(['incidents', page.nextCursor]),
    }),
    hidden: isCountTold ? hidden : 0,
  };
}

function namesOf(
  names: Pick<IncidentsRequest, 'severity' | 'area'>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).filter(([, name]) => name !== undefined),
  );
}
