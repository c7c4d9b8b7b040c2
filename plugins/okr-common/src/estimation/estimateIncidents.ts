import { Incident, IncidentPhase } from '../incidents/Incident';
import { overAt } from '../incidents/phaseBar';
import { phaseSpan, uniqueIncidents } from '../incidents/phaseSpan';
import type { PhaseReason } from '../incidents/phaseSpan';
import { countedAt, readPhases } from '../incidents/readPhases';
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
  const isInWindow = placing(input);
  const spans: Span[] = [];
  const counts: LeftOutCounts = {};
  for (const incident of uniqueIncidents(input.incidents)) {
    const seen = phaseSpan(readPhases(incident, input.asOf), input.phases);
    if (seen.kind === 'span') {
      spans.push(seen.span);
    } else if (
      seen.kind === 'leftOut' &&
      isInWindow(countedAt(incident, input.asOf))
    ) {
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
  for (const incident of uniqueIncidents(input.incidents)) {
    const course = resolvedCourseOf(incident, input);
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
  incident: Incident,
  input: Omit<IncidentsInput, 'incidents'>,
): Record<(typeof needed)[number], number> | PhaseReason | undefined {
  const reading = readPhases(incident, input.asOf);
  if (!placing(input)(overAt(incident, reading, input.asOf))) {
    return undefined;
  }
  const { started, detected, resolved } = reading.usable;
  if (
    started === undefined ||
    detected === undefined ||
    resolved === undefined
  ) {
    const isSuspect = needed.some(phase => reading.suspect.has(phase));
    return isSuspect ? 'phaseSuspect' : 'phaseUnknown';
  }
  return { started, detected, resolved };
}
