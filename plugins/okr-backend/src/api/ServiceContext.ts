import { EvaluationSettings, EntityStore, SnapshotStore } from '../evaluation';
import { FactStore } from '../facts';
import { StatusReader } from './StatusReader';

/**
 * What the answers are made from.
 *
 * @internal
 */
export interface ServiceContext {
  entities: EntityStore;
  snapshots: SnapshotStore;
  facts: FactStore;
  status: StatusReader;
  settings: EvaluationSettings;
  /** True when the numbers come from the sandbox. */
  demo: boolean;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}
