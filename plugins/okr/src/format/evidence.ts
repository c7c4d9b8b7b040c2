import { findMetric } from '@keyresults/backstage-plugin-okr-common';
import type { MetricSummary } from '@keyresults/backstage-plugin-okr-common';

/**
 * What a number is counted from, which says how to speak of it.
 *
 * - `waits`: items answered and items still waiting
 * - `items`: items counted against each other
 * - `days`: daily sums
 * - `readings`: values at instants
 * - `incidents`: incidents
 * - `checkIns`: what people said
 *
 * @internal
 */
export type EvidenceKind =
  | 'waits'
  | 'items'
  | 'days'
  | 'readings'
  | 'incidents'
  | 'checkIns';

/**
 * What the numbers of a metric are counted from: as its definition says, or else, where it is declared by configuration, its
 * stat. Without a metric they are what people said.
 *
 * @internal
 */
export function evidenceOf(
  metric: Pick<MetricSummary, 'id' | 'stat'> | undefined,
): EvidenceKind {
  if (!metric) {
    return 'checkIns';
  }
  switch (findMetric(metric.id)?.shape) {
    case 'incident':
      return 'incidents';
    case 'dailyRatio':
      return 'days';
    case 'reading':
      return 'readings';
    case 'span':
      return metric.stat === 'share' ? 'items' : 'waits';
    default:
      return evidenceOfStat(metric.stat);
  }
}

function evidenceOfStat(stat: string): EvidenceKind {
  switch (stat) {
    case 'ratio':
    case 'sum':
      return 'days';
    case 'last':
      return 'readings';
    case 'share':
      return 'items';
    default:
      return 'waits';
  }
}

/** True when some of what is counted may still be waiting. @internal */
export function canWait(
  evidence: EvidenceKind,
  metric: Pick<MetricSummary, 'id'> | undefined,
): boolean {
  return (
    evidence === 'waits' ||
    (evidence === 'incidents' &&
      metric !== undefined &&
      findMetric(metric.id)?.estimator === 'waiting')
  );
}
