/** What was in the annotation for less than this, in milliseconds, was a mistake unless somebody spoke of it. */
export const LEAST_PROMISED_MS = 86_400_000;

/**
 * For how long an annotation has had objectives in a cycle. Instants are milliseconds since 1970 UTC.
 *
 * @internal
 */
export interface PromisedTime {
  /** No earlier than the cycle begins; 0 where the time counts however short it is. */
  since: number;
  /** Undefined while the annotation has them. */
  takenOutAt?: number;
}

/**
 * The annotation is found with objectives in a cycle. What it had before it was without them counts as well.
 *
 * @param before - undefined when it is found so for the first time
 * @param startsAt - when the cycle begins, where that may be later
 * @internal
 */
export function promisedAt(
  now: number,
  before: PromisedTime | undefined,
  startsAt = now,
): PromisedTime {
  if (before && before.takenOutAt === undefined) {
    return before;
  }
  const { since = 0, takenOutAt = 0 } = before ?? {};
  const earlierMs = Math.max(takenOutAt - since, 0);
  return { since: Math.max(now, startsAt) - earlierMs };
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
export function isMistake({ since, takenOutAt }: PromisedTime): boolean {
  return takenOutAt !== undefined && takenOutAt - since < LEAST_PROMISED_MS;
}
