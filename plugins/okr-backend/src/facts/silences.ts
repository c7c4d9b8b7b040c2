import { Silence, Target } from './types';
import { knownAt } from './visibility';

/** Shorter ones matter to nobody: what is learned in that time still counts for a cycle that ended in it. */
const LONG_MS = 2 * 86_400_000;

/** Of a sender that pushes once a week those of more than a year; a target has no need to remember for longer. */
const MOST_KEPT = 100;

/**
 * What is remembered of a target's silences once something is heard of it again.
 *
 * @returns undefined where that is nothing new
 * @internal
 */
export function silencesAfter(
  {
    collectedThrough,
    silences = [],
  }: Pick<Target, 'collectedThrough' | 'silences'>,
  now: number,
): Silence[] | undefined {
  return collectedThrough !== undefined && now - collectedThrough > LONG_MS
    ? [...silences, [collectedThrough, now] as const].slice(-MOST_KEPT)
    : undefined;
}

/**
 * Up to when all that happened at a target was known as of an instant. What came after a silence that lasted at that
 * instant counts for it only where the past became known anew with it.
 *
 * @returns undefined where nothing was ever read
 * @internal
 */
export function heardThrough(
  {
    collectedThrough,
    pastKnownAt,
    silences = [],
  }: Pick<Target, 'collectedThrough' | 'pastKnownAt' | 'silences'>,
  asOf: number,
): number | undefined {
  const known = knownAt(asOf, pastKnownAt);
  const silence = silences.find(([from, to]) => from <= known && known < to);
  return silence ? silence[0] : collectedThrough;
}
