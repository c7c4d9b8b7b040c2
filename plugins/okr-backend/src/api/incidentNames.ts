import {
  Incident,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { FactStore, IncidentItemsQuery, IncidentVersion } from '../facts';

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

/**
 * Whether a caller may know that incidents are named so: a rung of the ladder, or a name that an incident has which they
 * may see, whenever it was. Otherwise a count of what they may not see would confirm a guess.
 *
 * @internal
 */
export async function mayKnowNames(
  { area, severity }: Named,
  visible: Pick<IncidentItemsQuery, 'targetIds' | 'asOf'>,
  { facts, ladder }: { facts: FactStore; ladder: SeverityLadder },
): Promise<boolean> {
  const guessed: Named[] = [
    ...(area === undefined ? [] : [{ area }]),
    ...(severity === undefined || ladder.names.includes(severity)
      ? []
      : [{ severity }]),
  ];
  for (const name of guessed) {
    const window = { from: 0, to: visible.asOf };
    const count = await facts.countIncidentItems({
      ...visible,
      ...name,
      window,
    });
    if (count === 0) {
      return false;
    }
  }
  return true;
}
