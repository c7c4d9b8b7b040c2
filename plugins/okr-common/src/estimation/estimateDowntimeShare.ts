import {
  IncidentReading,
  readEachIncident,
} from '../incidents/IncidentReading';
import type { PhaseReason } from '../incidents/phaseSpan';
import { PhaseReading } from '../incidents/readPhases';
import { IncidentsInput, placing } from './estimateIncidents';
import { LeftOutCounts, leaveOut, listLeftOut, noValueOf } from './leftOut';
import { windowAsOf } from './spanInWindow';
import { MetricResult, MetricValue } from './types';

/**
 * The harm that an incident does, in milliseconds since 1970 UTC.
 *
 * @public
 */
export interface Impact {
  start: number;
  /** Absent while it goes on. */
  end?: number;
}

/**
 * Which incidents are downtime of which window.
 *
 * @public
 */
export interface DowntimeQuestion extends Omit<IncidentsInput, 'incidents'> {
  /** Whether an incident of this severity is downtime; undefined where nobody can say. */
  isDowntime: (severity: string | undefined) => boolean | undefined;
}

/**
 * The share of the window in which at least one severe incident did harm: from its start to its mitigation, to its
 * resolution where nobody said when it was mitigated, or until now. Without incidents that is 0; where of some nobody knows
 * whether they are severe, and no other did harm, there is no value. Sums are in seconds.
 *
 * @public
 */
export function estimateDowntimeShare(
  input: DowntimeQuestion &
    Pick<IncidentsInput, 'incidents'> & { stat: 'share' | 'count' },
): MetricResult {
  return downtimeShareOf(readEachIncident(input.incidents, input.asOf), input);
}

/** As {@link estimateDowntimeShare}, of incidents each of which is read already, as of the same instant. @public */
export function downtimeShareOf(
  readings: readonly IncidentReading[],
  input: DowntimeQuestion & { stat: 'share' | 'count' },
): MetricResult {
  const { from, to } = windowAsOf(input.window, input.asOf);
  const counts: LeftOutCounts = {};
  const impacts: Impact[] = [];
  for (const reading of readings) {
    const impact = downtimeOf(reading, input);
    if (typeof impact === 'string') {
      leaveOut(counts, impact);
    } else if (impact) {
      impacts.push(impact);
    }
  }
  const down = lengthOfUnion(
    impacts.map(({ start, end = to }) => [
      Math.max(start, from),
      Math.min(end, to),
    ]),
  );
  const isNothingKnown = impacts.length === 0 && Object.keys(counts).length > 0;
  const value = (): MetricValue =>
    to === from || isNothingKnown
      ? noValueOf(counts)
      : {
          kind: 'value',
          value: input.stat === 'count' ? impacts.length : down / (to - from),
        };
  const waiting = impacts.filter(({ end }) => end === undefined).length;
  return {
    value: value(),
    answered: impacts.length - waiting,
    waiting,
    withdrawn: 0,
    abandoned: 0,
    sums: { numerator: down / 1000, denominator: (to - from) / 1000 },
    ...listLeftOut(counts),
  };
}

/**
 * The harm for which an incident is in the downtime of a window, or why it is left out of it; undefined where it has
 * nothing to do with it.
 *
 * @public
 */
export function downtimeOf(
  { incident, phases, countedAt }: IncidentReading,
  question: DowntimeQuestion,
): Impact | PhaseReason | 'severityUnknown' | undefined {
  const isDowntime = question.isDowntime(incident.severity);
  if (isDowntime === false) {
    return undefined;
  }
  const impact = impactOf(phases);
  const { from, to } = windowAsOf(question.window, question.asOf);
  const isInWindow =
    typeof impact === 'string'
      ? placing(question)(countedAt)
      : impact && impact.start < to && (impact.end ?? to) > from;
  if (!isInWindow) {
    return undefined;
  }
  return isDowntime === undefined ? 'severityUnknown' : impact;
}

/** The time of harm, why it is not known, or undefined where it has not begun. */
function impactOf({
  usable,
  suspect,
  later,
  isOpen,
}: PhaseReading): Impact | PhaseReason | undefined {
  const { started, mitigated, resolved } = usable;
  if (suspect.has('started') || suspect.has('mitigated')) {
    return 'phaseSuspect';
  }
  if (started === undefined) {
    return later.has('started') ? undefined : 'phaseUnknown';
  }
  const end = mitigated ?? resolved;
  if (end !== undefined) {
    return { start: started, end };
  }
  if (suspect.has('resolved')) {
    return 'phaseSuspect';
  }
  return isOpen ? { start: started } : 'phaseUnknown';
}

/** How long at least one of the intervals lasts. */
function lengthOfUnion(intervals: [number, number][]): number {
  let length = 0;
  let reached = -Infinity;
  for (const [start, end] of intervals.sort(([a], [b]) => a - b)) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length;
}
