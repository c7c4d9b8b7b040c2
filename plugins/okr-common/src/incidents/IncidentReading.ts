import { Incident } from './Incident';
import { uniqueIncidents } from './phaseSpan';
import { countedAt, PhaseReading, readPhases } from './readPhases';

/**
 * An incident as of an instant, read once for all the numbers that are made from it.
 *
 * @public
 */
export interface IncidentReading {
  incident: Incident;
  phases: PhaseReading;
  /** In milliseconds since 1970 UTC, as {@link countedAt} tells it. */
  countedAt: number | undefined;
}

/** @public */
export function readIncident(
  incident: Incident,
  asOf: number,
): IncidentReading {
  return {
    incident,
    phases: readPhases(incident, asOf),
    countedAt: countedAt(incident, asOf),
  };
}

/** Reads each incident once, also where it turned up under several targets. @public */
export function readEachIncident(
  incidents: readonly Incident[],
  asOf: number,
): IncidentReading[] {
  return uniqueIncidents(incidents).map(incident =>
    readIncident(incident, asOf),
  );
}

/** As {@link uniqueIncidents}, of incidents that are read already. @public */
export function uniqueReadings(
  readings: readonly IncidentReading[],
): readonly IncidentReading[] {
  const unique = uniqueIncidents(readings.map(({ incident }) => incident));
  if (unique.length === readings.length) {
    return readings;
  }
  const kept = new Set(unique);
  return readings.filter(({ incident }) => kept.has(incident));
}
