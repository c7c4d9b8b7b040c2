import { IncidentPhase } from '@keyresults/backstage-plugin-okr-common';
import { FactGroup, IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import { IncidentNode } from '../client';
import { Account, PagerdutySettings } from '../config';
import { LogSummary } from './summarizeLog';

/** What decides how an incident is told. @internal */
export type DerivationRules = Pick<
  PagerdutySettings,
  | 'severities'
  | 'startedField'
  | 'mitigatedField'
  | 'areaField'
  | 'excludeTitles'
  | 'excludePriorities'
>;

/** Everything that was read about an incident. @internal */
export interface ReadIncident {
  node: IncidentNode;
  log: LogSummary;
  /** Values of custom fields by name; empty where none was asked for. */
  fields: ReadonlyMap<string, unknown>;
}

/** @internal */
export function groupKey(incidentId: string): string {
  return `incident/${incidentId}`;
}

/** The incident's id in a group's key; undefined when it is none of ours. @internal */
export function incidentIdOf(key: string): string | undefined {
  return /^incident\/(.+)$/.exec(key)?.[1];
}

/** Names of the custom fields that are read. @internal */
export function fieldNames(rules: DerivationRules): string[] {
  const { startedField, mitigatedField, areaField } = rules;
  return [startedField, mitigatedField, areaField].filter(
    name => name !== undefined,
  );
}

/**
 * Whether an incident is one: merged ones are part of another, and tests, drills and maintenance are told by title or
 * priority.
 *
 * @internal
 */
export function counts(node: IncidentNode, rules: DerivationRules): boolean {
  if (node.resolve_reason?.type?.startsWith('merge')) return false;
  const priority = priorityOf(node)?.toLowerCase();
  if (rules.excludePriorities.some(it => it.toLowerCase() === priority)) {
    return false;
  }
  const title = titleOf(node);
  return !rules.excludeTitles.some(words => hasWords(title, words));
}

/** What stands about an incident in the place of one that does not count, or is gone. @internal */
export function emptyGroup(incidentId: string): FactGroup<IncidentFact> {
  return { key: groupKey(incidentId), open: false, facts: [] };
}

/** @internal */
export function deriveGroup(
  { node, log, fields }: ReadIncident,
  rules: DerivationRules,
  account: Pick<Account, 'name' | 'webBaseUrl'>,
): FactGroup<IncidentFact> {
  if (!counts(node, rules)) return emptyGroup(node.id);
  const closed = node.status === 'resolved';
  const severity = severityOf(node, rules.severities);
  const area = textOf(fields, rules.areaField);
  const phases: Record<IncidentPhase, string | undefined> = {
    started: instantOf(fields, rules.startedField),
    detected: new Date(node.created_at).toISOString(),
    acknowledged: log.acknowledged,
    mitigated: instantOf(fields, rules.mitigatedField),
    resolved: closed ? resolvedAt(node) : undefined,
  };
  const priority = priorityOf(node);
  const fact: IncidentFact = {
    shape: 'incident',
    key: `${account.name}:${node.id}`,
    phases: Object.fromEntries(
      Object.entries(phases).filter(([, at]) => at !== undefined),
    ),
    ...(severity ? { severity } : {}),
    ...(area ? { area } : {}),
    closed,
    title: titleOf(node),
    url: node.html_url ?? `${account.webBaseUrl ?? ''}/incidents/${node.id}`,
    dimensions: {
      service: node.service.summary ?? node.service.id,
      ...(node.urgency ? { urgency: node.urgency } : {}),
      ...(priority ? { priority } : {}),
    },
  };
  return { key: groupKey(node.id), open: !closed, facts: [fact] };
}

/** When anything about it changed last, in milliseconds since 1970 UTC; Infinity where PagerDuty does not say. @internal */
export function lastChange({ updated_at: updated }: IncidentNode): number {
  return updated ? Date.parse(updated) : Infinity;
}

function titleOf({ title, summary, id }: IncidentNode): string {
  return title ?? summary ?? id;
}

function priorityOf({ priority }: IncidentNode): string | undefined {
  return priority?.name ?? priority?.summary ?? undefined;
}

function resolvedAt(node: IncidentNode): string | undefined {
  const at = node.resolved_at ?? node.last_status_change_at;
  return at ? new Date(at).toISOString() : undefined;
}

function severityOf(
  node: IncidentNode,
  { priority, urgency }: DerivationRules['severities'],
): string | undefined {
  const name = priorityOf(node);
  if (name !== undefined) {
    const wanted = name.toLowerCase();
    const known = Object.entries(priority).find(
      ([given]) => given.toLowerCase() === wanted,
    );
    return known?.[1] ?? name;
  }
  if (node.urgency === 'high') return urgency.high;
  return node.urgency === 'low' ? urgency.low : undefined;
}

function textOf(
  fields: ReadonlyMap<string, unknown>,
  name: string | undefined,
): string | undefined {
  const value = name === undefined ? undefined : fields.get(name);
  const [first] = Array.isArray(value) ? value : [value];
  return typeof first === 'string' && first.trim() ? first.trim() : undefined;
}

/** Undefined where nothing is written, or something that is no instant. */
function instantOf(
  fields: ReadonlyMap<string, unknown>,
  name: string | undefined,
): string | undefined {
  const text = textOf(fields, name);
  const at = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

function hasWords(title: string, words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`,
    'iu',
  ).test(title);
}
