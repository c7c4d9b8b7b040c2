import { Span, Window } from './types';

/**
 * What a window knows of one span.
 *
 * @public
 */
export interface SpanInWindow {
  /** `abandoned`: left unanswered for longer than the metric's limit, so withdrawn at that limit. */
  outcome: 'answered' | 'withdrawn' | 'abandoned' | 'waiting';
  /** Where its wait ends, in milliseconds since 1970 UTC: at its outcome, or at the end of the window. */
  until: number;
}

/**
 * The part of a window that lies before the instant it is looked at from. Empty windows come back with `to` equal to
 * `from`: before a window begins nothing is known of it.
 *
 * @public
 */
export function windowAsOf(window: Window, asOf: number): Window {
  return {
    from: window.from,
    to: Math.max(window.from, Math.min(window.to, asOf)),
  };
}

/**
 * Where a span stands in a window, or undefined when it is not in it: not started before the end, or ended before the
 * start. The window has to be clipped with {@link windowAsOf} first; nothing at or after its end is looked at, so
 * later facts cannot change it.
 *
 * An answer counts whenever it comes, also after the limit. All else ends at the limit, in time of the wall clock.
 *
 * @public
 */
export function spanInWindow(
  span: Span,
  window: Window,
  abandonedAfterSeconds?: number,
): SpanInWindow | undefined {
  if (span.start >= window.to || window.to <= window.from) {
    return undefined;
  }
  const ended = span.end !== undefined && span.end < window.to;
  if (ended && span.outcome === 'answered') {
    return inside(window, { outcome: 'answered', until: span.end! });
  }
  const end = ended ? span.end! : window.to;
  const limit =
    abandonedAfterSeconds === undefined
      ? Infinity
      : span.start + abandonedAfterSeconds * 1000;
  if (limit < end) {
    return inside(window, { outcome: 'abandoned', until: limit });
  }
  return inside(window, {
    outcome: ended ? 'withdrawn' : 'waiting',
    until: end,
  });
}

function inside(window: Window, span: SpanInWindow): SpanInWindow | undefined {
  return span.until >= window.from ? span : undefined;
}
