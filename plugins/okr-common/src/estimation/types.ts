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
      /**
       * - `noItems`: nothing happened in the window
       * - `nothingAnswered`: only waiting or withdrawn items
       * - `curveEnds`: not enough is known that far out
       * - `notCollected`: the source has never been read for this window
       * - `usersNotIdentified`: there were events, and no user that they could be divided by
       * - `incomplete`: every day of the window is incomplete, or of a sum too many days are
       * - `phaseUnknown`: there were incidents, and none whose phases are known
       * - `severityUnknown`: there were incidents, and none whose severity is known and matters
       */
      reason:
        | 'noItems'
        | 'nothingAnswered'
        | 'curveEnds'
        | 'notCollected'
        | 'usersNotIdentified'
        | 'incomplete'
        | 'phaseUnknown'
        | 'severityUnknown';
    };

/**
 * Facts of the window that are not in the value, and why.
 *
 * - `incomplete`: days still running, or that the source marks incomplete
 * - `usersNotIdentified`: days with events and no user
 * - `phaseUnknown`: incidents of which a phase that is needed is not known
 * - `phaseSuspect`: incidents of which a phase that is needed is out of order or absurd
 * - `severityUnknown`: incidents of which nobody said how severe they are, or in words that are on no rung of the ladder
 *
 * @public
 */
export interface LeftOut {
  reason:
    | 'incomplete'
    | 'usersNotIdentified'
    | 'phaseUnknown'
    | 'phaseSuspect'
    | 'severityUnknown';
  count: number;
}

/** One metric over one window, with how it was made. @public */
export interface MetricResult {
  value: MetricValue;
  /** How many facts the value is made from: answered in the window; for shares, all items; for ratios, days. */
  answered: number;
  /** Still waiting at the end of the window (or as of). */
  waiting: number;
  withdrawn: number;
  /** Left unanswered for longer than the metric's limit: withdrawn at that limit, and counted apart. */
  abandoned: number;
  /** Longest wait among those still waiting, in seconds of the calendar. */
  oldestWaitSeconds?: number;
  /** Of a ratio, the two sums that it is made from. */
  sums?: { numerator: number; denominator: number };
  /** Present when anything is. */
  leftOut?: LeftOut[];
}

/**
 * Two sums of one UTC day of one series, for instance error events and active users of a project.
 *
 * @public
 */
export interface DailyRatio {
  /** What it is a day of, where days of several things stand together. */
  series?: string;
  /** 00:00 UTC of the day, in milliseconds since 1970 UTC. */
  day: number;
  numerator: number;
  /** 0 where nothing is known to divide by. */
  denominator: number;
  /** False for a day that is still running, or of which the source says that much is missing. */
  complete: boolean;
}

/**
 * A value at an instant, for instance the test coverage of a service.
 *
 * @public
 */
export interface Reading {
  /** What was read: the latest reading of each series counts for `last`. */
  series: string;
  /** Milliseconds since 1970 UTC. */
  at: number;
  value: number;
  /** What it weighs beside other series, for instance the lines of code; 1 where all weigh the same. */
  weight: number;
}
