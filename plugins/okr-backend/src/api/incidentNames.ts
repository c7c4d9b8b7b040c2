import {
  Incident,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentVersion } from '../facts';

type Named = Pick<IncidentVersion, 'area' | 'severity'>;

/**
 * Leaves out the names of areas and severities that a caller may not know: those that none of the incidents they may see
 * has. The rungs of the ladder are known to everybody.
 *
 * @param visible - the versions that the caller may see
 * @returns the incident as the caller may know it
 * @internal
 */
export function hideNames(
  visible: readonly Named[],
  ladder: SeverityLadder,
): (incident: Incident) => Incident {
  const areas = new Set(visible.map(({ area }) => area));
  const severities = new Set([
    ...ladder.names,
    ...visible.map(({ severity }) => severity),
  ]);
  return incident => ({
    ...incident,
    area: areas.has(incident.area) ? incident.area : undefined,
    severity: severities.has(incident.severity) ? incident.severity : undefined,
  });
}
