import { LeftOut, MetricValue } from './types';

/** @internal */
export type LeftOutCounts = Partial<Record<LeftOut['reason'], number>>;

const reasons = [
  'incomplete',
  'usersNotIdentified',
  'phaseUnknown',
  'phaseSuspect',
  'severityUnknown',
] as const;

/** Counts one more. @internal */
export function leaveOut(
  counts: LeftOutCounts,
  reason: LeftOut['reason'],
): void {
  counts[reason] = (counts[reason] ?? 0) + 1;
}

/** What is left out, to be spread into a result: nothing where nothing is. @internal */
export function listLeftOut(counts: LeftOutCounts): { leftOut?: LeftOut[] } {
  const leftOut = reasons
    .map(reason => ({ reason, count: counts[reason] ?? 0 }))
    .filter(({ count }) => count > 0);
  return leftOut.length > 0 ? { leftOut } : {};
}

/** Why a number of incidents has no value: there were none, or their phases or severities are not known. @internal */
export function noValueOf(counts: LeftOutCounts): MetricValue {
  const { severityUnknown = 0, ...others } = counts;
  if (Object.keys(others).length > 0) {
    return { kind: 'none', reason: 'phaseUnknown' };
  }
  return {
    kind: 'none',
    reason: severityUnknown > 0 ? 'severityUnknown' : 'noItems',
  };
}
