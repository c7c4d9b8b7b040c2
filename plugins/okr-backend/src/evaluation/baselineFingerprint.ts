import { createHash } from 'node:crypto';
import {
  Calendar,
  Cycle,
  formatStat,
  MetricKeyResult,
} from '@keyresults/backstage-plugin-okr-common';

/** What a measured baseline measures: where two key results agree in it they share the baseline. @internal */
export function baselineFingerprint(
  { metric, stat, where }: MetricKeyResult,
  cycle: Cycle,
  calendar: Calendar,
): string {
  const sorted = Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(
      JSON.stringify([
        metric,
        formatStat(stat),
        sorted,
        calendar.label,
        cycle.from,
      ]),
    )
    .digest('hex');
}
