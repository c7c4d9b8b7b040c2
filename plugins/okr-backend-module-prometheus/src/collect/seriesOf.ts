import { createHash } from 'node:crypto';

/** What the store keeps of a series' name. */
const longestSeries = 127;

/** The name of a target's one series: its id, or a fingerprint where that is too long. @internal */
export function seriesOf(targetId: string): string {
  return targetId.length <= longestSeries
    ? targetId
    : createHash('sha256').update(targetId).digest('hex');
}
