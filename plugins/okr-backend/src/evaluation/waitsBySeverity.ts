import {
  Calendar,
  IncidentReading,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { groupBy } from '../groupBy';
import { PhaseMetric, phaseMetrics } from './phaseTime';
import { joinPhaseWaits, PhaseWaits, phaseWaitsOf } from './phaseWaits';

/** How long the phases of a period's incidents took. */
interface WaitsOfPeriod {
  /** @param counted - unless it is the panel's own */
  of(
    metric: PhaseMetric,
    severity: string | undefined,
    counted?: Calendar,
  ): PhaseWaits;
  all(metric: PhaseMetric): PhaseWaits;
}

/**
 * The waits of incidents by severity. Each is taken once; those of all severities are what those of each are together.
 *
 * @param asOf - milliseconds since 1970 UTC
 * @returns undefined where the period is not known
 * @internal
 */
export function waitsBySeverity(
  incidents: readonly IncidentReading[] | undefined,
  window: Window,
  { asOf, calendar }: { asOf: number; calendar: Calendar },
): WaitsOfPeriod | undefined {
  if (!incidents) {
    return undefined;
  }
  const groups = groupBy(incidents, ({ incident }) => incident.severity);
  const waitsOf = (
    { phases }: PhaseMetric,
    some: readonly IncidentReading[],
    counted: Calendar,
  ) => phaseWaitsOf(some, { phases, window, asOf, calendar: counted });
  const taken = new Map(
    phaseMetrics.map(metric => [
      metric,
      new Map(
        [...groups].map(([key, some]) => [
          key,
          waitsOf(metric, some, calendar),
        ]),
      ),
    ]),
  );
  return {
    of: (metric, severity, counted = calendar) =>
      (counted === calendar && taken.get(metric)?.get(severity)) ||
      waitsOf(metric, groups.get(severity) ?? [], counted),
    all: metric => joinPhaseWaits([...(taken.get(metric)?.values() ?? [])]),
  };
}
