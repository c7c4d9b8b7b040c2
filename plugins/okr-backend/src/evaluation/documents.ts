import {
  Baseline,
  Coverage,
  CycleSummary,
  EvaluatedObjective,
  KeyResultInput,
  KeyResultState,
  MetricValue,
  MovedPromise,
  Problem,
  ReviewWaitPanel,
  TakenOutKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { TargetState } from '@keyresults/backstage-plugin-okr-node';
import { KeptPromises } from '../conflicts/promisesOf';
import { StaleSource } from './freshness';

/**
 * What is kept of one entity in one cycle as of one instant: everything a page shows that depends neither on who asks
 * nor on how the sources have been doing since.
 *
 * Key results are judged as if the facts were fresh. Whether they are is found out when the document is read, so that
 * a source that goes down shows without a new evaluation.
 *
 * @internal
 */
export interface SnapshotDocument {
  cycle: CycleSummary;
  objectives: EvaluatedObjective[];
  /** Key results that the cycle had while it was under way and has no more; left out where there are none. */
  takenOut?: TakenOutKeyResult[];
  /** Key results that it got while it was under way; left out where there are none. */
  added?: MovedPromise[];
  /** True while the history of part of its targets is read for the first time. */
  isBeingRead?: boolean;
  /** What is promised of metrics, where that is anything. */
  promises?: KeptPromises;
  reviewWait?: ReviewWaitPanel;
  coverage: Coverage;
  /** As it was then; instants are milliseconds since 1970 UTC. */
  freshness: {
    collectedThrough?: number;
    stale: boolean;
    /** Sources whose facts were too old. */
    staleSources: StaleSource[];
    recomputed?: { at: number; reason: string };
    troubles: SnapshotTrouble[];
  };
}

/** @internal */
export interface SnapshotTrouble {
  targetId: number;
  source: string;
  title: string;
  url?: string;
  state: TargetState;
  since: number;
  message?: string;
}

/** A state that a measured key result was given, and the value that it was found with. @internal */
export type JudgedValue = NonNullable<KeyResultInput['judgedBefore']>;

/**
 * What the last year tells of a key result whose number was the same in all weeks shown that are known. It is looked at
 * once a week, and when more of it is known: most of such numbers stay as they are, and a year of facts is much.
 *
 * @internal
 */
export interface StandingYear {
  /** Hash of which year it was, and of how far back the targets were known. */
  asKnown: string;
  /** In how many weeks its number was the same; left out where it was not, in all that are known. */
  weeks?: number;
}

/** States of key results of one cycle, by objective and key result. @internal */
export type LastStates = Record<string, KeyResultState>;

/** A document with the instant it is as of. @internal */
export interface Snapshot {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  document: SnapshotDocument;
}

/** One that has objectives. @internal */
export interface PromisedSnapshot extends Snapshot {
  /** Hash of what it was made with, besides the facts. */
  past: string;
}

/**
 * What is kept of an entity as last evaluated, whatever the cycle.
 *
 * @internal
 */
export interface EntitySummary {
  hasAnnotation: boolean;
  /** Of the annotation that the documents were made with; see `annotationHash`. */
  annotationHash?: string;
  problems: Problem[];
  /** Newest first. */
  cycles: CycleSummary[];
  /** Ids of those of them that ran and that all objectives were taken out of; left out where there are none. */
  takenOutCycles?: readonly string[];
  /** What key results of the cycles were judged with, by `judgedFingerprint`. */
  judgedValues?: Record<string, JudgedValue>;
  /** Of key results that stand still, by `judgedFingerprint`. */
  standingYears?: Record<string, StandingYear>;
  /** In which states its key results were, by cycle: what is taken out is told with the state that it was in. */
  lastStates?: Record<string, LastStates>;
  /** Undefined when nothing in its scope is measured. */
  reviewWait?: ReviewWaitSummary;
}

/** @internal */
export interface ReviewWaitSummary {
  p50: MetricValue;
  p75: MetricValue;
  p90: MetricValue;
  withinDay: MetricValue;
  answered: number;
  waiting: number;
  oldestWaitSeconds?: number;
  /** p75 by week; null where it is not known. */
  trend: (number | null)[];
}

/** A measured baseline that will not change any more. @internal */
export interface FrozenBaseline {
  entityRef: string;
  /** Of what it measures; see `baselineFingerprint`. */
  fingerprint: string;
  baseline: Baseline;
  /** Milliseconds since 1970 UTC. */
  frozenAt: number;
}
