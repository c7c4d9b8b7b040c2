import { KeyResultDefinition, Problem } from '../annotation/model';
import { Baseline, Freshness, Measurement, SeriesPoint } from '../api';
import { CheckIn } from '../checkIns/CheckIn';
import { Calendar, Window } from '../estimation/types';
import { MetricDefinition } from '../metrics/MetricDefinition';

/**
 * Everything that is known of one key result at one instant. Measurements are made by the caller, over
 * `currentWindow` and, for a measured baseline, over `baselineWindow`.
 *
 * @public
 */
export interface KeyResultInput {
  definition: KeyResultDefinition;
  /** Problems of this key result. Those of severity `error` make it invalid. */
  problems: readonly Problem[];
  /** The definition of its metric, or of the one a habit is counted from; undefined when it has none or it is not known. */
  metric?: MetricDefinition;
  /** With its id, check-ins that name another one do not count. */
  cycle: Window & { id?: string };
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  /** For dates in sentences; UTC unless given. */
  timeZone?: string;
  /** Label of the calendar that the measurements were made with. */
  calendar?: string;
  /** Whose time the pace goes by; every hour unless given. */
  workingTime?: Calendar;
  current?: Measurement;
  /**
   * The state that it was given before, and the value that it was found with. As long as the current one lies within the
   * noise of its weeks from there, noise alone does not change it.
   */
  judgedBefore?: { value: number; state: Assessment['state'] | 'invalid' };
  /** The frozen baseline of a key result that says `from: measured`, once there is one. */
  baseline?: Baseline;
  /**
   * Weekly; of a counted habit one point for each of `habitPeriodsOf`, incomplete where not all of its facts are known,
   * and not collected where none was read.
   */
  series: readonly SeriesPoint[];
  /** Of a line to keep: the weeks of the cycle before those of `series`. */
  earlierWeeks?: readonly SeriesPoint[];
  /** What was said of it, in any order; what came after `asOf` may be in it. */
  checkIns?: readonly CheckIn[];
  freshness: Pick<Freshness, 'stale' | 'collectedThrough'>;
  guardrail?: {
    metric: MetricDefinition;
    current: Measurement;
    /** True when its own source is stale; the guardrail then cannot be checked. */
    stale?: boolean;
    /** Whether it was kept before, and the value that was found with. */
    judgedBefore?: { value: number; kept: boolean };
    /** Its weeks, where they may be needed to tell noise from change. */
    series?: readonly SeriesPoint[];
  };
}

/** A key result whose number is measured. @public */
export type MetricKeyResult = Extract<KeyResultDefinition, { kind: 'metric' }>;

/** A number that check-ins keep. @public */
export type ManualKeyResult = Extract<KeyResultDefinition, { kind: 'manual' }>;

/** Something to be done every week or month. @public */
export type HabitKeyResult = Extract<KeyResultDefinition, { kind: 'habit' }>;

/** Something that is done or not. @public */
export type MilestoneKeyResult = Extract<
  KeyResultDefinition,
  { kind: 'milestone' }
>;

/** A key result that check-ins feed. @public */
export type CheckInKeyResult =
  | ManualKeyResult
  | HabitKeyResult
  | MilestoneKeyResult;

/** How a key result stands. @public */
export interface Assessment {
  state:
    | 'achieved'
    | 'on track'
    | 'at risk'
    | 'off track'
    | 'no data'
    | 'outdated'
    | 'not started';
  /** One or two sentences that say why. */
  stateReason: string;
  /** 0 to 1. */
  progress?: number;
  /** 0 to 1. */
  expectedProgress?: number;
}
