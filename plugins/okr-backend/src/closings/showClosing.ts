import {
  CycleClosing,
  CycleReport,
  CycleReview,
} from '@keyresults/backstage-plugin-okr-common';
import { hideSupports } from '../api/hideSupports';
import type { Sight } from '../api/OkrService';
import { FrozenReport, writeInstant } from '../evaluation';
import { StoredClosing, StoredReview } from './StoredClosing';

/** @internal */
export function showReview(review: StoredReview): CycleReview {
  const { version, savedAt, savedBy, summary, verdicts } = review;
  return {
    version,
    savedAt: writeInstant(savedAt),
    savedBy,
    summary,
    verdicts,
  };
}

/** @internal */
export function showClosing(closing: StoredClosing): CycleClosing {
  return {
    closedAt: writeInstant(closing.closedAt),
    closedBy: closing.closedBy,
    review: showReview(closing.review),
  };
}

/** A report as the caller may see it. @internal */
export async function showReport(
  report: FrozenReport,
  closing: StoredClosing | undefined,
  sight: Sight,
): Promise<CycleReport> {
  return {
    ...report,
    objectives: await hideSupports(report.objectives, sight),
    ...(closing && { closing: showClosing(closing) }),
  };
}
