import { Incident, IncidentPhase } from '../incidents/Incident';
import { overAt } from '../incidents/phaseBar';
import {
  IncidentReading,
  readEachIncident,
} from '../incidents/IncidentReading';
import { phaseSpan, uniqueIncidents } from '../incidents/phaseSpan';
import type { PhaseReason } from '../incidents/phaseSpan';
import { countedAt } from '../incidents/readPhases';
import { LeftOutCounts, leaveOut, listLeftOut, noValueOf } from './leftOut';
import { windowAsOf } from './spanInWindow';
import { LeftOut, MetricResult, Span, Window } from './types';

/**
 * Incidents, and the window that is asked about.
 *
 * @public
 */
export interface IncidentsInput {
  /** One that stands in it twice counts once. */
  incidents: readonly Incident[];
  window: Window;
  /** In milliseconds since 1970 UTC. */
  asOf: number;
}

const fixed = { waiting: 0, withdrawn: 0, abandoned: 0 };

/** Whether an instant lies in the part of the window that is over as of the instant it is looked at from. @internal */
export function placing({
  window,
  asOf,
}: Pick<IncidentsInput, 'window' | 'asOf'>) {
  const { from, to } = windowAsOf(window, asOf);
  return (at: number | undefined): boolean =>
    at !== undefined && at >= from && at < to;
}

/**
 * How many incidents were detected in the window. None is a number: 0.
 *
 * @public
 */
export function estimateIncidentCount(input: IncidentsInput): MetricResult {
  const isInWindow = placing(input);
  const count = uniqueIncidents(input.incidents).filter(incident =>
    isInWindow(countedAt(incident, input.asOf)),
  ).length;
  return { value: { kind: 'value', value: count }, answered: count, ...fixed };
}

/**
 * The spans of incidents between two phases, to be given to the waiting estimator, and how many incidents of the window
 * have none since a phase is unknown or not to be believed.
 *
 * @public
 */
export function incidentSpans(
  input: IncidentsInput & {
    phases: { from: IncidentPhase; to: IncidentPhase };
  },
): { spans: Span[]; leftOut?: LeftOut[] } {
  return incidentSpansOf(readEachIncident(input.incidents, input.asOf), input);
}

/** As {@link incidentSpans}, of incidents each of which is read already, as of the same instant. @public */
export function incidentSpansOf(
  readings: readonly IncidentReading[],
  input: Omit<IncidentsInput, 'incidents'> & {
    phases: { from: IncidentPhase; to: IncidentPhase };
  },
): { spans: Span[]; leftOut?: LeftOut[] } {
  const isInWindow = placing(input);
  const spans: Span[] = [];
  const counts: LeftOutCounts = {};
  for (const reading of readings) {
    const seen = phaseSpan(reading.phases, input.phases);
    if (seen.kind === 'span') {
      spans.push(seen.span);
    } else if (seen.kind === 'leftOut' && isInWindow(reading.countedAt)) {
      leaveOut(counts, seen.reason);
    }
  }
  return { spans, ...listLeftOut(counts) };
}

const needed = ['started', 'detected', 'resolved'] as const;

/**
 * Of the incidents resolved in the window: the time from start to detection over the time from start to resolution, both
 * added up. Sums are in seconds.
 *
 * @public
 */
export function estimateUndetectedShare(
  input: IncidentsInput & { stat: 'share' | 'count' },
): MetricResult {
  const counts: LeftOutCounts = {};
  let answered = 0;
  let undetected = 0;
  let whole = 0;
  for (const reading of readEachIncident(input.incidents, input.asOf)) {
    const course = resolvedCourseOf(reading, input);
    if (typeof course === 'string') {
      leaveOut(counts, course);
    } else if (course) {
      answered++;
      undetected += course.detected - course.started;
      whole += course.resolved - course.started;
    }
  }
  const isKnown = input.stat === 'count' ? answered > 0 : whole > 0;
  return {
    value: isKnown
      ? {
          kind: 'value',
          value: input.stat === 'count' ? answered : undetected / whole,
        }
      : noValueOf(counts),
    answered,
    ...fixed,
    ...(answered > 0 && {
      sums: { numerator: undetected / 1000, denominator: whole / 1000 },
    }),
    ...listLeftOut(counts),
  };
}

/**
 * The course for which an incident is in the undetected share of a window, or why it is left out of it; undefined where
 * it was not over in the window. Instants are milliseconds since 1970 UTC.
 *
 * @public
 */
export function resolvedCourseOf(
  reading: IncidentReading,
  question: Omit<IncidentsInput, 'incidents'>,
): Record<(typeof needed)[number], number> | PhaseReason | undefined {
  if (!placing(question)(overAt(reading))) {
    return undefined;
  }
  const { usable, suspect } = reading.phases;
  const { started, detected, resolved } = usable;
  if (
    started === undefined ||
    detected === undefined ||
    resolved === undefined
  ) {
    const isSuspect = needed.some(phase => suspect.has(phase));
    return isSuspect ? 'phaseSuspect' : 'phaseUnknown';
  }
  return { started, detected, resolved };
}
