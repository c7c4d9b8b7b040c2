import type { SaidCheckIn } from '@keyresults/backstage-plugin-okr-common';

/** What happened on this page to check-ins, by id; undefined where one was deleted. @internal */
export type LocalCheckIns = ReadonlyMap<string, SaidCheckIn | undefined>;

/**
 * What was read with what happened here since, in the order of the list: of the latest day first, of one day what was said
 * last first. What was read in a later version counts.
 *
 * @internal
 */
export function mergeCheckIns(
  read: readonly SaidCheckIn[],
  local: LocalCheckIns,
): SaidCheckIn[] {
  const merged = new Map(read.map(checkIn => [checkIn.id, checkIn]));
  for (const [id, checkIn] of local) {
    if (!checkIn) {
      merged.delete(id);
    } else if (checkIn.version >= (merged.get(id)?.version ?? 0)) {
      merged.set(id, checkIn);
    }
  }
  return [...merged.values()].sort(
    (a, b) =>
      b.day.localeCompare(a.day) ||
      b.at.localeCompare(a.at) ||
      b.id.localeCompare(a.id),
  );
}
