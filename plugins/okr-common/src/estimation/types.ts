/**
 * One wait, as the estimator sees it. Instants are milliseconds since 1970 UTC.
 *
 * @public
 */
export interface Span {
  start: number;
  /** When it was answered or withdrawn; undefined while it is still waiting. */
  end?: number;
  /** Present exactly when `end` is. */
  outcome?: 'answered' | 'withdrawn';
  /** For share metrics: whether the item counts in the numerator. */
  matches?: boolean;
}

/** Half-open: `from` is in, `to` is not. Milliseconds since 1970 UTC. @public */
export interface Window {
  from: number;
  to: number;
}

/**
 * Turns two instants into the time between them that counts.
 *
 * @public
 */
export interface Calendar {
  /** `wall`, or a short text such as `business hours (Mon–Fri 09:00–17:00, Europe/Berlin)`. */
  label: string;
  /** Milliseconds of counted time in [from, to); 0 when `to` is not after `from`. */
  elapsed(from: number, to: number): number;
}

/**
 * A number, or the honest absence of one. Silence is never 0.
 *
 * @public
 */
export type MetricValue =
  | { kind: 'value'; value: number }
  /** The curve never gets that far: more than the longest wait seen. */
  | { kind: 'moreThan'; value: number }
  | {
      kind: 'none';
      /** `noItems`: nothing happened in the window. `nothingAnswered`: only waiting or withdrawn items. `curveEnds`: not enough is known that far out. `notCollected`: the source has never been read for this window. */
      reason: 'noItems' | 'nothingAnswered' | 'curveEnds' | 'notCollected';
    };

/** One metric over one window, with how it was made. @public */
export interface MetricResult {
  value: MetricValue;
  /** Answered in the window; for shares, all items. */
  answered: number;
  /** Still waiting at the end of the window (or as of). */
  waiting: number;
  withdrawn: number;
  /** Left unanswered for longer than the metric's limit: withdrawn at that limit, and counted apart. */
  abandoned: number;
  /** Longest wait among those still waiting, in seconds of the calendar. */
  oldestWaitSeconds?: number;
}
