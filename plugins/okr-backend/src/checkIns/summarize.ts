import { CheckedIn, CheckIn } from '@keyresults/backstage-plugin-okr-common';

/**
 * How each key result stands with its check-ins: how many there are, and the last confidence, of the latest day.
 *
 * @param checkIns - oldest first
 * @internal
 */
export function summarize(checkIns: readonly CheckIn[]): CheckedIn[] {
  const byKeyResult = new Map<string, CheckedIn>();
  for (const { objectiveId, keyResultId, day, confidence } of checkIns) {
    const key = `${objectiveId}/${keyResultId}`;
    const before = byKeyResult.get(key);
    const isLater =
      confidence !== undefined && day >= (before?.confidence?.day ?? '');
    byKeyResult.set(key, {
      objectiveId,
      keyResultId,
      count: (before?.count ?? 0) + 1,
      confidence: isLater ? { value: confidence, day } : before?.confidence,
    });
  }
  return [...byKeyResult.values()];
}
