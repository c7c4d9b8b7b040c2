import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Real incidents that lie beside the checkout, where they are there at all. */
const incidentsFile = resolve(
  __dirname,
  '../../../../../shared/data/github-status-incidents.json',
);

/** Says so on the console where the list is absent, as the tests on it are then absent, too. */
export function hasIncidents(): boolean {
  const present = existsSync(incidentsFile);
  if (!present) {
    process.stderr.write(
      'The list of real incidents is absent (../shared/data/github-status-incidents.json): no test reads it\n',
    );
  }
  return present;
}

/** Instants are ISO 8601 in UTC, to the second. */
export interface RecordedIncident {
  id: string;
  title: string;
  severity: 'none' | 'minor' | 'major' | 'critical' | 'maintenance';
  maintenance: boolean;
  areas: string[];
  impactStart: string | null;
  detectedAt: string;
  impactEnd: string | null;
  resolvedAt: string;
  url: string;
}

/** All of them, also those that are maintenance. */
export function readIncidents(): RecordedIncident[] {
  return JSON.parse(readFileSync(incidentsFile, 'utf8'));
}

/** An incident as a sender would push it. */
export function toPushed(incident: RecordedIncident, entityRef: string) {
  const { id, title, url, severity, areas } = incident;
  const { impactStart, detectedAt, impactEnd, resolvedAt } = incident;
  return {
    shape: 'incident',
    id,
    entityRef,
    title,
    url,
    severity,
    ...(areas.length > 0 && { area: areas[0] }),
    phases: {
      ...(impactStart && { started: impactStart }),
      detected: detectedAt,
      ...(impactEnd && { mitigated: impactEnd }),
      resolved: resolvedAt,
    },
  };
}
