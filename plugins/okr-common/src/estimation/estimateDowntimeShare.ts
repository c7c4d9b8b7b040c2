import { uniqueIncidents } from '../incidents/phaseSpan';
import type { PhaseReason } from '../incidents/phaseSpan';
import { countedAt, PhaseReading, readPhases } from '../incidents/readPhases';
import { IncidentsInput, placing } from './estimateIncidents';
import { LeftOutCounts, leaveOut, listLeftOut, noValueOf } from './leftOut';
import { windowAsOf } from './spanInWindow';
import { MetricResult, MetricValue } from './types';

/** From the start of the harm; no end while it goes on. */
interface Impact {
  start: number;
  end?: number;
}

/**
 * The share of the window in which at least one severe incident did harm: from its start to its mitigation, to its
 * resolution where nobody said when it was mitigated, or until now. Without incidents that is 0. Sums are in seconds.
 *
 * @public
 */
export function estimateDowntimeShare(
  input: IncidentsInput & {
    stat: 'share' | 'count';
    /** Whether an incident of this severity is downtime. */
    isDowntime: (severity: string | undefined) => boolean;
  },
): MetricResult {
  const { from, to } = windowAsOf(input.window, input.asOf);
  const isInWindow = placing(input);
  const counts: LeftOutCounts = {};
  const impacts: Impact[] = [];
  for (const incident of uniqueIncidents(input.incidents)) {
    if (!input.isDowntime(incident.severity)) {
      continue;
    }
    const impact = impactOf(readPhases(incident, input.asOf));
    if (impact === undefined) {
      continue;
    }
    if (typeof impact === 'string') {
      if (isInWindow(countedAt(incident, input.asOf))) {
        leaveOut(counts, impact);
      }
    } else if (impact.start < to && (impact.end ?? to) > from) {
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
