import type { LeftOut, Span } from '../estimation/types';
import { Incident, IncidentPhase, incidentPhases } from './Incident';
import { PhaseReading } from './readPhases';

/** Why an incident is not in a number that needs its phases. @public */
export type PhaseReason = Extract<
  LeftOut['reason'],
  'phaseUnknown' | 'phaseSuspect'
>;

/**
 * The way of an incident between two phases, or why it has none.
 *
 * - `notYet`: as of then it had not come to the first of both
 *
 * @public
 */
export type PhaseSpan =
  | { kind: 'span'; span: Span }
  | { kind: 'leftOut'; reason: PhaseReason }
  | { kind: 'notYet' };

const leftOut = (reason: PhaseReason): PhaseSpan => ({
  kind: 'leftOut',
  reason,
});

/**
 * The span between two phases, for the waiting estimator. An open incident that has not come to the second phase still
 * waits for it, unless a phase after that is known: then it came, and nobody said when.
 *
 * @public
 */
export function phaseSpan(
  reading: PhaseReading,
  { from, to }: { from: IncidentPhase; to: IncidentPhase },
): PhaseSpan {
  const { usable, suspect, later, isOpen } = reading;
  if (suspect.has(from) || suspect.has(to)) {
    return leftOut('phaseSuspect');
  }
  const start = usable[from];
  if (start === undefined) {
    return later.has(from) ? { kind: 'notYet' } : leftOut('phaseUnknown');
  }
  const end = usable[to];
  if (end !== undefined) {
    return { kind: 'span', span: { start, end, outcome: 'answered' } };
  }
  return isOpen && !isBeyond(reading, to)
    ? { kind: 'span', span: { start } }
    : leftOut('phaseUnknown');
}

/** Whether a phase that comes after another has been reached. */
function isBeyond({ usable }: PhaseReading, phase: IncidentPhase): boolean {
  return incidentPhases
    .slice(incidentPhases.indexOf(phase) + 1)
    .some(next => usable[next] !== undefined);
}

/**
 * Each incident once, also where it turned up under several targets; of several versions the one learned last.
 *
 * @public
 */
export function uniqueIncidents(
  incidents: readonly Incident[],
): readonly Incident[] {
  const byId = new Map<string, Incident>();
  for (const incident of incidents) {
    const other = byId.get(incident.id);
    if (!other || versionOf(incident) > versionOf(other)) {
      byId.set(incident.id, incident);
    }
  }
  return byId.size === incidents.length ? incidents : [...byId.values()];
}

function versionOf({ version, recordedAt }: Incident): number {
  return version ?? recordedAt ?? 0;
}
