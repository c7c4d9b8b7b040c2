import {
  OverviewKeyResult,
  OverviewObjective,
  OverviewPromiseChange,
  OverviewResponse,
  TakenOutKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { StaleSource } from '../evaluation/freshness';

/**
 * A key result as it is kept for the list of all: judged as if the facts were fresh.
 *
 * @internal
 */
export interface KeptKeyResult extends Omit<OverviewKeyResult, 'changed'> {
  /** The metrics that its state is found with; none where the state cannot grow old. */
  judgedBy: string[];
  /** Whether anything was ever found of it: only from then on it can come into another state. */
  known: boolean;
}

/** @internal */
export interface KeptObjective extends Omit<OverviewObjective, 'keyResults'> {
  keyResults: KeptKeyResult[];
}

/** A change of what an entity promises, without the entity. @internal */
export type KeptPromiseChange = Omit<
  OverviewPromiseChange,
  'entityRef' | 'title' | 'cycle'
>;

/**
 * What is kept beside the last snapshot of an entity in a cycle, without what only its own page shows.
 *
 * @internal
 */
export interface OverviewSummary {
  objectives: KeptObjective[];
  metrics: OverviewResponse['metrics'];
  /** Within the week before the snapshot, the latest first; left out where there are none. */
  promiseChanges?: KeptPromiseChange[];
  /** Of the whole cycle so far; left out where there are none. */
  takenOut?: TakenOutKeyResult[];
  /** Sources whose facts were too old then. */
  staleSources: StaleSource[];
}

/** A summary as it is read. @internal */
export interface Overview {
  entityRef: string;
  title: string;
  cycle: string;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  /** When the annotation was found without its objectives, in milliseconds since 1970 UTC; undefined while it has them. */
  takenOutAt?: number;
  summary: OverviewSummary;
}

/** One change of one key result's state. @internal */
export interface StateChange {
  entityRef: string;
  cycle: string;
  objectiveId: string;
  keyResultId: string;
  /** Milliseconds since 1970 UTC. */
  at: number;
  before: OverviewKeyResult['state'];
  after: OverviewKeyResult['state'];
}
