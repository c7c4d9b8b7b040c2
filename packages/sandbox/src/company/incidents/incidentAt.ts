import { CompanyIncident, IncidentKind, Phase, Severity } from './types';

/** @public */
export type IncidentStatus =
  | 'triggered'
  | 'acknowledged'
  | 'mitigated'
  | 'resolved';

/** What can be seen of an incident at an instant. @public */
export interface SeenIncident {
  incident: CompanyIncident;
  status: IncidentStatus;
  /** `declined` and `merged` show when it ends, the others at once. */
  kind: IncidentKind;
  severity: Severity;
  /** The instants that are written down. */
  phases: Partial<Record<Phase, number>>;
  /** Nobody saw it before: when it was detected. */
  createdAt: number;
  /** When anything about it changed last. */
  updatedAt: number;
}

/**
 * What an incident's tool says about it at an instant; undefined before it was detected.
 *
 * @param at - milliseconds since 1970 UTC
 * @public
 */
export function incidentAt(
  incident: CompanyIncident,
  at: number,
): SeenIncident | undefined {
  const { happened, kind, severity, firstSeverity = severity } = incident;
  if (at < happened.detected) {
    return undefined;
  }
  const written = incident.written.filter(it => it.writtenAt <= at);
  const changes = [
    happened.detected,
    happened.acknowledged,
    happened.mitigated,
    happened.resolved,
    ...written.map(it => it.writtenAt),
  ].filter(it => it <= at);
  const over = at >= happened.resolved;
  return {
    incident,
    status: statusAt(incident, at),
    kind: over || (kind !== 'declined' && kind !== 'merged') ? kind : 'real',
    severity: at < happened.acknowledged ? firstSeverity : severity,
    phases: Object.fromEntries(written.map(it => [it.phase, it.at])),
    createdAt: happened.detected,
    updatedAt: Math.max(...changes),
  };
}

function statusAt({ happened }: CompanyIncident, at: number): IncidentStatus {
  if (at >= happened.resolved) {
    return 'resolved';
  }
  if (at >= happened.mitigated) {
    return 'mitigated';
  }
  return at >= happened.acknowledged ? 'acknowledged' : 'triggered';
}
