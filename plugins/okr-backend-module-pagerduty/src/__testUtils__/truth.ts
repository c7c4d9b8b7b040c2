import { FactGroup, IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import {
  Company,
  CompanyIncident,
  incidentAt,
  pagerdutyIncidentId,
} from 'sandbox';

/** What a group comes to: nothing for an incident that does not count. */
export type Told = Pick<
  IncidentFact,
  'phases' | 'severity' | 'area' | 'closed' | 'title'
>;

/**
 * What must be known of a service's incidents, read from what truly happened instead of over HTTP.
 *
 * @param since - incidents detected before are left out
 */
export function truth(
  company: Company,
  service: string,
  at: number,
  since: number,
): Map<string, Told> {
  const result = new Map<string, Told>();
  for (const incident of company.incidents.all) {
    if (incident.tool !== 'pagerduty') continue;
    if (incident.services[0] !== service) continue;
    if (incident.happened.detected < since) continue;
    const told = toldOf(incident, at);
    if (told) result.set(pagerdutyIncidentId(incident.number), told);
  }
  return result;
}

function toldOf(incident: CompanyIncident, at: number): Told | undefined {
  const seen = incidentAt(incident, at);
  if (seen?.kind !== 'real') return undefined;
  return {
    phases: Object.fromEntries(
      Object.entries(seen.phases).map(([phase, instant]) => [
        phase,
        new Date(instant).toISOString(),
      ]),
    ),
    severity: seen.severity,
    area: incident.area,
    closed: seen.status === 'resolved',
    title: incident.title,
  };
}

/** The same of what a collector handed over. */
export function collected(
  groups: ReadonlyMap<string, FactGroup>,
): Map<string, Told> {
  const result = new Map<string, Told>();
  for (const [key, group] of groups) {
    for (const fact of group.facts) {
      if (fact.shape !== 'incident') throw new Error(`A ${fact.shape}`);
      const { phases, severity, area, closed, title } = fact;
      if (group.open === closed) throw new Error(`${key} is open and closed`);
      result.set(key.replace('incident/', ''), {
        phases,
        severity,
        area,
        closed,
        title,
      });
    }
  }
  return result;
}
