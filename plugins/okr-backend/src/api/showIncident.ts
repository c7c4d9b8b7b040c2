import {
  checkIncident,
  Incident,
  IncidentRow,
  incidentPhases,
  IncidentWarning,
  PhaseInstants,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { toIncident, writeInstant } from '../evaluation';
import { IncidentItem } from '../facts';
import { writeIncidentId } from './incidentId';

/** @internal */
export function writePhases(phases: PhaseInstants): IncidentRow['phases'] {
  return Object.fromEntries(
    incidentPhases.flatMap(phase => {
      const at = phases[phase];
      return at === undefined ? [] : [[phase, writeInstant(at)]];
    }),
  );
}

/** An incident as it stands in a list. @internal */
export function showIncident(
  item: IncidentItem,
  context: { target: string; ladder: SeverityLadder; asOf: number },
): IncidentRow {
  return {
    id: writeIncidentId(item.id),
    title: item.title,
    url: item.url,
    target: context.target,
    phases: writePhases(item.phases),
    severity: item.severity,
    area: item.area,
    closed: item.closed,
    corrected: [...item.corrected],
    reviewed: item.reviewVersion !== undefined,
    warnings: warningsOf(toIncident(item), item, context),
  };
}

/**
 * What is doubtful about an incident.
 *
 * @param details - what it is called, and where it is found
 * @internal
 */
export function warningsOf(
  incident: Incident,
  { title, url }: Pick<IncidentItem, 'title' | 'url'>,
  { ladder, asOf }: { ladder: SeverityLadder; asOf: number },
): IncidentWarning[] {
  const { warnings } = checkIncident(incident, { asOf, ladder, title });
  return warnings.map(warning => ({
    ...warning,
    incidentId: writeIncidentId(incident.id),
    title,
    url,
  }));
}
