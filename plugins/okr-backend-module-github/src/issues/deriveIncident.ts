import {
  IncidentPhase,
  incidentPhases,
} from '@keyresults/backstage-plugin-okr-common';
import { FactGroup, IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import { IssueRules } from './IssueRules';
import { readForm, readInstant } from './readForm';

/** An issue as read, with all of its events. @internal */
export interface Issue {
  number: number;
  title: string;
  url: string;
  isOpen: boolean;
  /** Why it was closed, for instance `COMPLETED`. */
  reason: string | undefined;
  createdAt: string;
  updatedAt: string;
  closedAt: string | undefined;
  body: string;
  labels: string[];
  /** When somebody was assigned. */
  assignments: string[];
  /** When which label was put on it. */
  labelings: Array<{ label: string; at: string }>;
}

/** Closed so, an issue was no incident, or is another. */
const uncountedReasons = ['NOT_PLANNED', 'DUPLICATE'];

/** @internal */
export function issueKey(number: number): string {
  return `issue/${number}`;
}

/**
 * What an issue comes to: one fact, or none where it does not count.
 *
 * @param repository - host, owner and name, in lower case: makes the key unique among repositories
 * @internal
 */
export function deriveIncident(
  issue: Issue,
  repository: string,
  rules: IssueRules,
): FactGroup<IncidentFact> {
  const labels = issue.labels.map(lower);
  const counts =
    labels.includes(lower(rules.label)) &&
    !rules.excludeLabels.some(label => labels.includes(lower(label))) &&
    (issue.isOpen || !uncountedReasons.includes(issue.reason ?? ''));
  const severity = severityOf(issue.labels, rules);
  const area = areaOf(issue.labels, rules);
  const fact: IncidentFact = {
    shape: 'incident',
    key: `${repository}#${issue.number}`,
    phases: phasesOf(issue, rules),
    ...(severity === undefined ? {} : { severity }),
    ...(area === undefined ? {} : { area }),
    closed: !issue.isOpen,
    title: issue.title,
    url: issue.url,
    dimensions: {},
  };
  return {
    key: issueKey(issue.number),
    open: issue.isOpen && labels.includes(lower(rules.label)),
    facts: counts ? [fact] : [],
  };
}

function phasesOf(issue: Issue, rules: IssueRules): IncidentFact['phases'] {
  const form = readForm(issue.body);
  const labels = issue.labels.map(lower);
  const mitigations = labels.includes(lower(rules.mitigatedLabel))
    ? issue.labelings.filter(
        ({ label }) => lower(label) === lower(rules.mitigatedLabel),
      )
    : [];
  const told: Partial<Record<IncidentPhase, string>> = {
    detected: issue.createdAt,
    acknowledged: issue.assignments.at(0),
    // Taken off and put on again: it did harm in between.
    mitigated: mitigations.at(-1)?.at,
    resolved: issue.isOpen ? undefined : issue.closedAt,
  };
  const phases: IncidentFact['phases'] = {};
  for (const phase of incidentPhases) {
    const written = readInstant(form.get(lower(rules.fields[phase])));
    const at = written ?? told[phase];
    if (at !== undefined) phases[phase] = new Date(at).toISOString();
  }
  return phases;
}

const severityPattern = /^sev(?:erity)?(?:[\s:/_-]+(\S.*)|(\d+))$/i;

/** The first by name, which is the worst where names count up. */
function severityOf(
  labels: readonly string[],
  { severityLabels }: IssueRules,
): string | undefined {
  const named = new Map(
    Object.entries(severityLabels).map(([label, severity]) => [
      lower(label),
      severity,
    ]),
  );
  const sorted = [...labels].sort((one, other) => one.localeCompare(other));
  for (const label of sorted) {
    const severity = named.get(lower(label));
    if (severity !== undefined) return severity;
  }
  if (named.size > 0) return undefined;
  const found = sorted
    .map(label => severityPattern.exec(label))
    .map(match => match?.[1] ?? match?.[2])
    .find(text => text !== undefined);
  if (found === undefined) return undefined;
  return /^\d+$/.test(found) ? `SEV${found}` : found;
}

function areaOf(
  labels: readonly string[],
  { areaLabelPrefix }: IssueRules,
): string | undefined {
  const areas = labels
    .filter(label => lower(label).startsWith(lower(areaLabelPrefix)))
    .map(label => label.slice(areaLabelPrefix.length).trim())
    .filter(Boolean)
    .sort((one, other) => one.localeCompare(other));
  return areas.at(0);
}

function lower(text: string): string {
  return text.trim().toLowerCase();
}
