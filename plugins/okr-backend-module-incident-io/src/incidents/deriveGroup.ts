import {
  IncidentPhase,
  incidentPhases,
} from '@keyresults/backstage-plugin-okr-common';
import { FactGroup, IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import { IncidentNode } from '../client';
import { IncidentIoSettings } from '../config';
import { firstText, sameName } from './fieldValues';

/** What decides what becomes of an incident. @internal */
export type DerivationRules = Pick<
  IncidentIoSettings,
  'timestamps' | 'severities' | 'areaField' | 'excludeTypes'
>;

const countedModes = ['standard', 'retrospective'];
/** In triage nobody knows yet whether it is an incident. */
const uncountedCategories = ['triage', 'declined', 'merged', 'canceled'];
/** Those of which an incident may still change without anybody noticing it in its status. @internal */
export const openCategories = ['triage', 'live', 'paused', 'learning'];
const endedCategories = ['closed', 'declined', 'merged', 'canceled'];
/** While people still learn from an incident it is over. */
const closedCategories = ['closed', 'learning'];

/** @internal */
export function groupKey(id: string): string {
  return `incident/${id}`;
}

/**
 * What an incident comes to: one fact, or none where it does not count.
 *
 * @param webBaseUrl - leads to the incident where incident.io gives no link
 * @internal
 */
export function deriveGroup(
  incident: IncidentNode,
  rules: DerivationRules,
  webBaseUrl: string,
): FactGroup<IncidentFact> {
  const { category } = incident.incident_status;
  const type = incident.incident_type?.name;
  const counts =
    countedModes.includes(incident.mode) &&
    !uncountedCategories.includes(category) &&
    !rules.excludeTypes.some(it => type !== undefined && sameName(it, type));
  const { reference, permalink } = incident;
  const number = reference.replace(/^\D+/, '');
  const severity = severityOf(incident, rules);
  const area = rules.areaField && firstText(incident, rules.areaField);
  const fact: IncidentFact = {
    shape: 'incident',
    key: incident.id,
    phases: phasesOf(incident, rules),
    ...(severity === undefined ? {} : { severity }),
    ...(area ? { area } : {}),
    closed: closedCategories.includes(category),
    title: `${reference}: ${incident.name}`,
    url: permalink ?? `${webBaseUrl}/incidents/${number}`,
    dimensions: {
      mode: incident.mode,
      ...(type === undefined ? {} : { type }),
    },
  };
  return {
    key: groupKey(incident.id),
    open: !endedCategories.includes(category),
    facts: counts ? [fact] : [],
  };
}

function severityOf(
  { severity }: IncidentNode,
  { severities }: DerivationRules,
): string | undefined {
  if (!severity) return undefined;
  const mapped = Object.entries(severities).find(([name]) =>
    sameName(name, severity.name),
  );
  return mapped?.[1] ?? severity.name;
}

function phasesOf(
  incident: IncidentNode,
  { timestamps }: DerivationRules,
): IncidentFact['phases'] {
  const known: Partial<Record<IncidentPhase, string>> = {};
  for (const phase of incidentPhases) {
    const stamp = (incident.incident_timestamp_values ?? []).find(
      ({ incident_timestamp: { name } }) => sameName(name, timestamps[phase]),
    );
    const at = Date.parse(stamp?.value?.value ?? '');
    if (!Number.isNaN(at)) known[phase] = new Date(at).toISOString();
  }
  // Whoever declares an incident has noticed it. One written down afterwards was noticed before, nobody knows when.
  if (!known.detected && incident.mode === 'standard') {
    known.detected = new Date(incident.created_at).toISOString();
  }
  return known;
}
