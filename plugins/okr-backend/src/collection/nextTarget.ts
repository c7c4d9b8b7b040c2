import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { writeDuration } from '@keyresults/backstage-plugin-okr-common';
import { isRefused, silencesAfter } from '../facts';
import { ClaimedTarget } from './TargetQueue';

const dayMs = 86_400_000;

/** Columns of a target to set. @internal */
export type TargetColumns = Readonly<
  Record<string, string | number | boolean | null>
>;

/** @internal */
export interface CollectionRules {
  /** Time between two reads of a target that is well. */
  intervalMs: number;
  recomputeAfterMs: number;
  retry: { firstMs: number; longestMs: number };
}

/** What a page makes of its target. @internal */
export interface NextTarget {
  columns: TargetColumns;
  /** Why the closed past is known anew, if it is. */
  recomputation?: string;
  /** True when the read of the target has ended well; it is handed back with this page. */
  finished: boolean;
  /** The target as the next page of the batch finds it. */
  target: ClaimedTarget;
}

/**
 * What to write of a target together with a page of its facts.
 *
 * @param firstReadJoinsPast - whether an entity that had been known before shows the history once it is read
 * @internal
 */
export function nextTarget(
  target: ClaimedTarget,
  page: CollectedPage,
  firstReadJoinsPast: boolean,
  rules: CollectionRules,
  now: number,
): NextTarget {
  const state: TargetColumns = {
    ...stateColumns(target, page.state, page.message, now),
    ...(page.title === undefined ? {} : { source_title: page.title }),
  };
  const next: ClaimedTarget = {
    ...target,
    state: page.state,
    stateSince: page.state === target.state ? target.stateSince : now,
    message: page.message,
    title: page.title ?? target.title,
    cursor: page.cursor,
  };
  if (page.collectedThrough === undefined) {
    return {
      columns: { ...state, cursor: JSON.stringify(page.cursor) },
      finished: false,
      target: next,
    };
  }
  const collectedThrough = Date.parse(page.collectedThrough);
  const recomputation = recomputationOf(
    { ...target, title: next.title },
    page,
    firstReadJoinsPast,
    rules,
    now,
  );
  const isPastKnownAnew =
    target.pastKnownAt === undefined || recomputation !== undefined;
  const pastKnownAt = isPastKnownAnew ? now : target.pastKnownAt;
  const historyFrom = historyFromOf(target, page);
  const silences = silencesAfter(target, now);
  return {
    columns: {
      ...state,
      ...(isPastKnownAnew ? { past_known_at: now } : {}),
      ...(isPastKnownAnew || reachesElsewhere(target.historyFrom, historyFrom)
        ? { changed: true }
        : {}),
      history_from: historyFrom ?? null,
      ...(silences && { silences: JSON.stringify(silences) }),
      cursor: JSON.stringify(page.cursor),
      collected_through: collectedThrough,
      failures: 0,
      next_due_at: now + rules.intervalMs,
      claim: null,
      lease_until: null,
    },
    recomputation,
    finished: true,
    target: {
      ...next,
      collectedThrough,
      pastKnownAt,
      historyFrom,
      failures: 0,
    },
  };
}

/**
 * How a target whose read did not end is handed back: what the source will not give is asked for again tomorrow, what
 * failed after pauses that double.
 *
 * @internal
 */
export function releaseColumns(
  target: ClaimedTarget,
  rules: CollectionRules,
  now: number,
): TargetColumns {
  if (isRefused(target)) {
    return { next_due_at: now + dayMs, failures: 0 };
  }
  if (target.state === 'failing') {
    return {
      next_due_at: now + pauseMs(target.failures, rules.retry),
      failures: target.failures + 1,
    };
  }
  return { next_due_at: now + rules.intervalMs };
}

/**
 * How a target is handed back that could not be read.
 *
 * @internal
 */
export function failureColumns(
  target: ClaimedTarget,
  message: string,
  rules: CollectionRules,
  now: number,
): TargetColumns {
  const failing: ClaimedTarget = { ...target, state: 'failing' };
  return {
    ...stateColumns(target, 'failing', message, now),
    ...releaseColumns(failing, rules, now),
  };
}

/** @internal */
export function pauseMs(
  failuresBefore: number,
  { firstMs, longestMs }: CollectionRules['retry'],
): number {
  return Math.min(longestMs, firstMs * 2 ** failuresBefore);
}

function stateColumns(
  target: ClaimedTarget,
  state: string,
  message: string | undefined,
  now: number,
): TargetColumns {
  const columns = { state, message: message ?? null };
  return state === target.state
    ? columns
    : { ...columns, state_since: now, changed: true };
}

function recomputationOf(
  target: ClaimedTarget,
  page: CollectedPage,
  firstReadJoinsPast: boolean,
  rules: CollectionRules,
  now: number,
): string | undefined {
  const was = target.parts ? 'were' : 'was';
  if (target.pastKnownAt === undefined) {
    return firstReadJoinsPast
      ? `${target.title} ${was} read for the first time`
      : undefined;
  }
  if (page.historyReadAnew !== undefined) {
    return `${target.title} ${was} read anew: ${page.historyReadAnew}`;
  }
  const gap = now - (target.collectedThrough ?? now);
  return gap > rules.recomputeAfterMs
    ? `${target.title} had not been read for ${writeGap(gap)}`
    : undefined;
}

/** Only a read of the whole history can say, by its silence, that it went back to the beginning. */
function historyFromOf(
  target: ClaimedTarget,
  page: CollectedPage,
): number | undefined {
  if (page.historyFrom !== undefined) {
    return Date.parse(page.historyFrom);
  }
  const isWholeHistory =
    target.pastKnownAt === undefined || page.historyReadAnew !== undefined;
  return isWholeHistory ? undefined : target.historyFrom;
}

/** A beginning that moves on with the clock, read by read, is no news to anybody. */
function reachesElsewhere(
  before: number | undefined,
  after: number | undefined,
): boolean {
  return after !== undefined && (before === undefined || after < before);
}

/** Whole hours below two days, else whole days. */
function writeGap(milliseconds: number): string {
  const unit = milliseconds < 2 * dayMs ? dayMs / 24 : dayMs;
  return writeDuration((Math.round(milliseconds / unit) * unit) / 1000);
}
