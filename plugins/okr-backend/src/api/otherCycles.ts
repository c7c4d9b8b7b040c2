import {
  Cycle,
  CycleSummary,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import {
  EntityCycle,
  EntityPromises,
  EntitySummary,
  summarizeCycle,
} from '../evaluation';
import { isRunning } from './runningFirst';

/** The other cycles that run and have objectives. None where the cycle that is shown does not run. @internal */
export function alsoRunning(
  running: readonly EntityCycle[],
  shown: Cycle,
  asOf: number,
): Pick<OkrsResponse, 'alsoRunning'> {
  const others = running.filter(({ cycle }) => cycle.id !== shown.id);
  return others.length > 0 && isRunning(shown, asOf)
    ? {
        alsoRunning: others.map(({ cycle, objectives }) => ({
          cycle: summarizeCycle(cycle),
          objectives: objectives.length,
        })),
      }
    : {};
}

/**
 * The other cycles that run and that all objectives were taken out of, as last evaluated: before an annotation is, its
 * objectives may have come back, or may have been a slip. None where the cycle that is shown does not run.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export function takenOutCycles(
  { cycles, takenOutCycles: ids = [], ...evaluated }: EntitySummary,
  { annotationHash }: EntityPromises,
  shown: Cycle,
  now: number,
): Pick<OkrsResponse, 'takenOutCycles'> {
  const others = cycles.filter(
    ({ id, to }) => ids.includes(id) && id !== shown.id && now < Date.parse(to),
  );
  return others.length > 0 &&
    isRunning(shown, now) &&
    evaluated.annotationHash === annotationHash
    ? { takenOutCycles: others }
    : {};
}

/** A quarter that began after the last evaluation is current all the same. @internal */
export function withCycle(
  cycles: readonly CycleSummary[],
  current: CycleSummary,
): CycleSummary[] {
  if (cycles.some(({ id }) => id === current.id)) {
    return [...cycles];
  }
  return [...cycles, current].sort((a, b) => (a.from < b.from ? 1 : -1));
}
