import { CloseCycleRequest } from '@keyresults/backstage-plugin-okr-common';
import { NumberColumn, toNumber } from '../database';
import { FrozenReport } from '../evaluation';

/** What people say of a cycle that is over. @internal */
export type ReviewContent = Pick<CloseCycleRequest, 'summary' | 'verdicts'>;

/** One version of it. @internal */
export interface StoredReview extends ReviewContent {
  /** From 1 on. */
  version: number;
  /** Milliseconds since 1970 UTC. */
  savedAt: number;
  /** Entity reference of who saved it. */
  savedBy: string;
}

/** A cycle of an entity that was closed. @internal */
export interface StoredClosing {
  entityRef: string;
  /** Id of the cycle. */
  cycle: string;
  /** Milliseconds since 1970 UTC. */
  closedAt: number;
  /** Entity reference of who closed it. */
  closedBy: string;
  report: FrozenReport;
  /** The last version. */
  review: StoredReview;
}

/** @internal */
export interface ClosingColumns {
  entity_ref: string;
  cycle: string;
  closed_at: NumberColumn;
  closed_by: string;
  report: string;
}

/** @internal */
export interface ReviewColumns {
  entity_ref: string;
  cycle: string;
  version: number;
  saved_at: NumberColumn;
  saved_by: string;
  review: string;
}

/** @internal */
export function toReview(row: ReviewColumns): StoredReview {
  const content: ReviewContent = JSON.parse(row.review);
  return {
    ...content,
    version: row.version,
    savedAt: toNumber(row.saved_at),
    savedBy: row.saved_by,
  };
}

/** @internal */
export function toClosing(
  row: ClosingColumns,
  review: ReviewColumns,
): StoredClosing {
  return {
    entityRef: row.entity_ref,
    cycle: row.cycle,
    closedAt: toNumber(row.closed_at),
    closedBy: row.closed_by,
    report: JSON.parse(row.report),
    review: toReview(review),
  };
}
