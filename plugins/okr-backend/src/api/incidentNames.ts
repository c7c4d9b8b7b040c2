import { SeverityLadder } from '@keyresults/backstage-plugin-okr-common';
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
): <Told extends { incident: Named }>(reading: Told) => Told {
  const areas = new Set(visible.map(({ area }) => area));
  const severities = new Set([
    ...ladder.names,
    ...visible.map(({ severity }) => severity),
  ]);
  return reading => {
    const { incident } = reading;
    const isAreaKnown = areas.has(incident.area);
    const isSeverityKnown = severities.has(incident.severity);
    return isAreaKnown && isSeverityKnown
      ? reading
      : {
          ...reading,
          incident: {
            ...incident,
            area: isAreaKnown ? incident.area : undefined,
            severity: isSeverityKnown ? incident.severity : undefined,
          },
        };
  };
}
