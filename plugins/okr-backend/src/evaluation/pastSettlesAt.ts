import { isPushSource, Target } from '../facts';

/**
 * From when on the past of a target stays as it is known. What is pushed on the first day joins the past, so a history that
 * comes in many requests is half there for a while, and nobody tells when it is whole: not before that day is over can
 * anything be frozen that is made from it. A past that is read is known as a whole when its read is done.
 *
 * @returns milliseconds since 1970 UTC
 * @internal
 */
export function pastSettlesAt(
  { source, stateSince }: Pick<Target, 'source' | 'stateSince'>,
  settleMs: number,
): number {
  return isPushSource(source) ? stateSince + settleMs : -Infinity;
}
