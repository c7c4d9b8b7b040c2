import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import type {
  IncidentPhase,
  IncidentRow,
  IncidentsSummary,
} from '@keyresults/backstage-plugin-okr-common';

/** Seconds from one phase to another; undefined where one is not known, or they are in the wrong order. @internal */
export function secondsBetween(
  phases: IncidentRow['phases'],
  from: IncidentPhase,
  to: IncidentPhase,
): number | undefined {
  const start = phases[from];
  const end = phases[to];
  if (start === undefined || end === undefined) {
    return undefined;
  }
  const seconds = (Date.parse(end) - Date.parse(start)) / 1000;
  return seconds >= 0 ? seconds : undefined;
}

/** True where both periods are known as a whole, so that one can be set against the other. @internal */
export function isCompared(
  summary: Pick<IncidentsSummary, 'collected' | 'beforeCollected'>,
): boolean {
  return summary.collected && summary.beforeCollected;
}

/** True where a period is known as a whole, and no incident of it has anything to tell. @internal */
export function isQuiet(
  summary: Pick<
    IncidentsSummary,
    'collected' | 'total' | 'phases' | 'phaseBar' | 'warningCount'
  >,
): boolean {
  return (
    summary.collected &&
    summary.total.count === 0 &&
    summary.phases.every(time => time.of === 0) &&
    summary.phaseBar.of === 0 &&
    summary.warningCount === 0
  );
}

/** True where the data of an incident casts doubt on one of two phases. @internal */
export function isInDoubt(
  incident: Pick<IncidentRow, 'warnings'>,
  ...phases: IncidentPhase[]
): boolean {
  return incident.warnings.some(warning =>
    warning.phases.some(phase => phases.includes(phase)),
  );
}

/** The time between two phases of an incident for people; undefined where it is not known or not to be believed. @internal */
export function phaseTimeText(
  incident: Pick<IncidentRow, 'phases' | 'warnings'>,
  from: IncidentPhase,
  to: IncidentPhase,
): string | undefined {
  if (isInDoubt(incident, from, to)) {
    return undefined;
  }
  const seconds = secondsBetween(incident.phases, from, to);
  return seconds === undefined ? undefined : formatDuration(seconds);
}
