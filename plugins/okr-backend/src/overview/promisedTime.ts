/** What was in the annotation for less than this, in milliseconds, was a mistake unless somebody spoke of it. */
export const LEAST_PROMISED_MS = 86_400_000;

/**
 * For how long an annotation has had objectives in a cycle. Instants are milliseconds since 1970 UTC.
 *
 * @internal
 */
export interface PromisedTime {
  /** Within the cycle, less what counts from before; 0 where the time counts however short it is. */
  since: number;
  /** Undefined while the annotation has them. */
  takenOutAt?: number;
}

/** What counts of a time: nothing before the cycle and nothing after it. @internal */
export interface CycleBounds {
  /** Left out where it has begun. */
  startsAt?: number;
  endsAt: number;
}

/**
 * The annotation is found with objectives in a cycle. What it had before it was without them counts as well.
 *
 * @param before - undefined when it is found so for the first time
 * @internal
 */
export function promisedAt(
  now: number,
  before: PromisedTime | undefined,
  bounds: CycleBounds,
): PromisedTime {
  if (before && before.takenOutAt === undefined) {
    return before;
  }
  const { startsAt = now, endsAt } = bounds;
  const earlierMs = before
    ? Math.max(countedMs(before, endsAt), 0)
    : missingMs(bounds);
  return { since: Math.min(Math.max(now, startsAt), endsAt) - earlierMs };
}

/**
 * The annotation is found without objectives in a cycle that it had some in.
 *
 * @param spokenOf - whether somebody checked in on them
 * @internal
 */
export function takeOut(
  now: number,
  before: PromisedTime,
  spokenOf: boolean,
): PromisedTime {
  return { since: spokenOf ? 0 : before.since, takenOutAt: now };
}

/** Whether the time was too short to be told of. @internal */
export function isMistake(
  time: PromisedTime,
  { endsAt }: Pick<CycleBounds, 'endsAt'>,
): boolean {
  return (
    time.takenOutAt !== undefined && countedMs(time, endsAt) < LEAST_PROMISED_MS
  );
}

/** The database counts in the same way; see `OverviewStore`. */
function countedMs(
  { since, takenOutAt = since }: PromisedTime,
  endsAt: number,
): number {
  return Math.min(takenOutAt, endsAt) - since;
}

/** A cycle of one day has 23 hours where the clock is put forward: all of it is a day. */
function missingMs({ startsAt, endsAt }: CycleBounds): number {
  return startsAt === undefined
    ? 0
    : Math.max(LEAST_PROMISED_MS - (endsAt - startsAt), 0);
}
