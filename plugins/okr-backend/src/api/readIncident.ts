import { NotFoundError } from '@backstage/errors';
import { IncidentResponse } from '@keyresults/backstage-plugin-okr-common';
import { writeInstant } from '../evaluation';
import { IncidentItem } from '../facts';
import { SavedReview } from '../incidents';
import { readIncidentId } from './incidentId';
import { IncidentRequest, Rights } from './OkrService';
import { readScope } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { showIncident, writePhases } from './showIncident';
import { visibleTargets } from './targetSight';

/** An incident in the scope of an entity, under a target that the caller may see. @internal */
export interface FoundIncident {
  item: IncidentItem;
  /** Title of the target. */
  target: string;
}

/**
 * Finds an incident in the scope that an entity has now.
 *
 * @throws NotFoundError when it is not in it, or only under targets that the caller may not see: in the same words
 * @internal
 */
export async function findIncident(
  context: ServiceContext,
  { entityRef, incident }: IncidentRequest,
  rights: Rights,
): Promise<FoundIncident> {
  const key = readIncidentId(incident);
  const items = key ? await context.facts.incident(key.source, key.key) : [];
  const { targets } = await readScope(context, entityRef, context.now());
  const inScope = items.filter(({ targetId }) => targets.has(targetId));
  const visible = await visibleTargets(
    inScope.map(({ targetId }) => targetId),
    context.facts,
    rights,
  );
  const item = inScope.find(({ targetId }) => visible.has(targetId));
  if (!item) {
    throw new NotFoundError(
      `There is no incident ${incident} of ${entityRef}, or you may not see it`,
    );
  }
  return { item, target: targets.get(item.targetId)?.title ?? '' };
}

/** One incident, what its source says of it, and its reviews. @internal */
export async function readIncident(
  context: ServiceContext,
  request: IncidentRequest,
  rights: Rights,
): Promise<IncidentResponse> {
  const { item, target } = await findIncident(context, request, rights);
  const { severities: ladder } = context.settings.metrics;
  const history = await context.reviews.history(item);
  return {
    incident: showIncident(item, { target, ladder, asOf: context.now() }),
    source: {
      phases: writePhases(item.said.phases),
      severity: item.said.severity,
      area: item.said.area,
    },
    severities: [...ladder.names],
    versions: history.map(showVersion),
    mayReview: await rights.mayReview(request.entityRef),
  };
}

function showVersion({
  version,
  savedAt,
  savedBy,
  review,
}: SavedReview): IncidentResponse['versions'][number] {
  return { version, savedAt: writeInstant(savedAt), savedBy, review };
}
