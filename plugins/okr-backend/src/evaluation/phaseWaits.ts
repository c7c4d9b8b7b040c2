import {
  Calendar,
  IncidentReading,
  incidentSpansOf,
  MetricDefinition,
  WaitsInWindow,
  waitsInWindow,
  Window,
} from '@keyresults/backstage-plugin-okr-common';

/** How long the incidents of a window took between two phases. @internal */
export interface PhaseWaits {
  waits: WaitsInWindow;
  /** Incidents of the window of which that is not known. */
  unknown: number;
}

/** @internal */
export interface PhaseWaitsQuestion {
  phases: NonNullable<MetricDefinition['phases']>;
  window: Window;
  asOf: number;
  calendar: Calendar;
}

/**
 * @param incidents - each once, read as of the same instant
 * @internal
 */
export function phaseWaitsOf(
  incidents: readonly IncidentReading[],
  { phases, window, asOf, calendar }: PhaseWaitsQuestion,
): PhaseWaits {
  const { spans, leftOut = [] } = incidentSpansOf(incidents, {
    window,
    asOf,
    phases,
  });
  return {
    waits: waitsInWindow({ spans, window, asOf, calendar }),
    unknown: leftOut.reduce((sum, { count }) => sum + count, 0),
  };
}

/** The waits of several sets of incidents as those of one. @internal */
export function joinPhaseWaits(several: readonly PhaseWaits[]): PhaseWaits {
  const joined = {
    counts: { answered: 0, waiting: 0, withdrawn: 0, abandoned: 0 },
    answered: several.flatMap(({ waits }) => waits.answered),
    censored: several.flatMap(({ waits }) => waits.censored),
  };
  let oldest: number | undefined;
  let unknown = 0;
  for (const one of several) {
    const { counts } = one.waits;
    joined.counts.answered += counts.answered;
    joined.counts.waiting += counts.waiting;
    joined.counts.withdrawn += counts.withdrawn;
    joined.counts.abandoned += counts.abandoned;
    unknown += one.unknown;
    if (one.waits.oldest !== undefined) {
      oldest = Math.max(oldest ?? 0, one.waits.oldest);
    }
  }
  return {
    waits: { ...joined, ...(oldest !== undefined && { oldest }) },
    unknown,
  };
}
