import {
  checkIncident,
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
    warnings: warningsOf(item, context),
  };
}

/** @internal */
export function warningsOf(
  item: IncidentItem,
  { ladder, asOf }: { ladder: SeverityLadder; asOf: number },
): IncidentWarning[] {
  const { warnings } = checkIncident(toIncident(item), {
    asOf,
    ladder,
    title: item.title,
  });
  return warnings.map(warning => ({
    ...warning,
    incidentId: writeIncidentId(item.id),
    title: item.title,
    url: item.url,
  }));
}
