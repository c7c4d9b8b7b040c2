import { isRefused, Recomputation, Target } from '../facts';
import { groupBy } from '../groupBy';

/** What has to be known of a target to say how fresh its facts are. @internal */
export type ReadTarget = Pick<
  Target,
  'id' | 'source' | 'state' | 'stateSince' | 'collectedThrough'
>;

/**
 * How fresh the facts of a scope are. Its troubles are not yet told to anyone: who may see them depends on the caller.
 *
 * @internal
 */
export interface ScopeFreshness<T extends ReadTarget = Target> {
  /** The oldest instant up to which every target has been read; undefined when one never was. */
  collectedThrough?: number;
  stale: boolean;
  /** Worst first. */
  troubles: T[];
  recomputed?: { at: number; reason: string };
}

const WORST_FIRST: Record<Target['state'], number> = {
  failing: 0,
  forbidden: 1,
  gone: 2,
  pending: 3,
  renamed: 4,
  empty: 5,
  archived: 6,
  ok: 7,
};

/** A target, or one that stands for several of the same source and state. @internal */
export type CountedTarget = ReadTarget & { count?: number };

/** How old the facts of a source may be, in milliseconds, before they are called stale. @internal */
export type StaleAfter = (source: string) => number;

/** So small a share of refused targets is told as troubles and coverage; more of them make the numbers outdated. */
const NEGLIGIBLE_SHARE = 0.1;

/**
 * How fresh the facts of some targets are.
 *
 * A target that is gone or forbidden has nothing more to tell, and the numbers are made without it: while these are less
 * than a tenth, they are told as troubles and the coverage leaves them out; beyond that the rest does not stand for the
 * whole any more, and the numbers are as old as the last read of those. One that was never read
 * counts from when it was first seen, so that a new service does not make its whole team outdated for the minutes that
 * its first read takes; where nothing was ever read, nothing is fresh. Without targets there is nothing to be stale.
 *
 * @param asOf - the instant the numbers are looked from, in milliseconds since 1970 UTC
 * @internal
 */
export function freshnessOf<T extends CountedTarget>(
  targets: readonly T[],
  options: {
    asOf: number;
    staleAfter: StaleAfter;
    recomputations?: Iterable<Recomputation>;
  },
): ScopeFreshness<T> {
  const readable = targets.filter(target => !isRefused(target));
  const isNegligible =
    countOf(targets) - countOf(readable) < countOf(targets) * NEGLIGIBLE_SHARE;
  const relevant = isNegligible ? readable : targets;
  const anyRead = relevant.some(t => t.collectedThrough !== undefined);

  let collectedThrough = relevant.length > 0 ? Infinity : undefined;
  let stale = false;
  for (const target of relevant) {
    const through = target.collectedThrough;
    collectedThrough =
      through === undefined || collectedThrough === undefined
        ? undefined
        : Math.min(collectedThrough, through);
    const countsFrom = through ?? (anyRead ? target.stateSince : -Infinity);
    stale ||= countsFrom < options.asOf - options.staleAfter(target.source);
  }

  return {
    collectedThrough,
    stale,
    troubles: targets
      .filter(target => target.state !== 'ok')
      .sort(
        (a, b) =>
          WORST_FIRST[a.state] - WORST_FIRST[b.state] ||
          a.stateSince - b.stateSince ||
          a.id - b.id,
      ),
    recomputed: lastOf(options.recomputations ?? []),
  };
}

/** A source whose facts are too old. @internal */
export interface StaleSource {
  source: string;
  /** In milliseconds since 1970 UTC; undefined where part of it was never read. */
  collectedThrough?: number;
}

/**
 * The sources whose facts about some targets are too old; see {@link freshnessOf}.
 *
 * @internal
 */
export function staleSources(
  targets: readonly CountedTarget[],
  options: { asOf: number; staleAfter: StaleAfter },
): StaleSource[] {
  return [...groupBy(targets, ({ source }) => source)].flatMap(
    ([source, ofSource]) => {
      const { stale, collectedThrough } = freshnessOf(ofSource, options);
      return stale ? [{ source, collectedThrough }] : [];
    },
  );
}

function countOf(targets: readonly CountedTarget[]): number {
  return targets.reduce((sum, { count = 1 }) => sum + count, 0);
}

function lastOf(recomputations: Iterable<Recomputation>) {
  let last: Recomputation | undefined;
  for (const recomputation of recomputations) {
    if (!last || recomputation.at > last.at) {
      last = recomputation;
    }
  }
  return last && { at: last.at, reason: last.reason };
}
