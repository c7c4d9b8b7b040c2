import { windowAsOf } from '../estimation/spanInWindow';
import type { Window } from '../estimation/types';
import { Incident } from './Incident';
import { IncidentReading, readEachIncident } from './IncidentReading';

/**
 * Where the time of resolved incidents went, in seconds.
 *
 * @public
 */
export interface PhaseBar {
  /** From started to detected. */
  undetectedSeconds: number;
  /** From detected to mitigated; to resolved where nobody said when it was mitigated. */
  mitigatingSeconds: number;
  /** From mitigated to resolved. */
  resolvingSeconds: number;
  /** Incidents in it: those whose start, detection and resolution are known. */
  known: number;
  /** Incidents of the window that are over. */
  of: number;
}

/**
 * The time of the incidents that were resolved in a window, by phase.
 *
 * @public
 */
export function phaseBar(input: {
  incidents: readonly Incident[];
  window: Window;
  /** In milliseconds since 1970 UTC. */
  asOf: number;
}): PhaseBar {
  return phaseBarOf(readEachIncident(input.incidents, input.asOf), input);
}

/** As {@link phaseBar}, of incidents each of which is read already, as of the same instant. @public */
export function phaseBarOf(
  readings: readonly IncidentReading[],
  input: { window: Window; asOf: number },
): PhaseBar {
  const { from, to } = windowAsOf(input.window, input.asOf);
  const bar = { undetected: 0, mitigating: 0, resolving: 0 };
  let known = 0;
  let of = 0;
  for (const reading of readings) {
    const { started, detected, mitigated, resolved } = reading.phases.usable;
    const at = overAt(reading);
    if (at === undefined || at < from || at >= to) {
      continue;
    }
    of++;
    if (
      started !== undefined &&
      detected !== undefined &&
      resolved !== undefined
    ) {
      known++;
      const calm = mitigated ?? resolved;
      bar.undetected += detected - started;
      bar.mitigating += calm - detected;
      bar.resolving += resolved - calm;
    }
  }
  return {
    undetectedSeconds: bar.undetected / 1000,
    mitigatingSeconds: bar.mitigating / 1000,
    resolvingSeconds: bar.resolving / 1000,
    known,
    of,
  };
}

/**
 * The instant by which an incident that is over is placed in a window: its resolution, or where that is not known or not
 * to be believed the instant it is counted at. Undefined while it is not over.
 *
 * @internal
 */
export function overAt({
  phases: { usable, suspect, isOpen },
  countedAt,
}: IncidentReading): number | undefined {
  if (usable.resolved !== undefined) {
    return usable.resolved;
  }
  return suspect.has('resolved') || !isOpen ? countedAt : undefined;
}
