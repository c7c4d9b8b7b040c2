import { PromiseStore } from '../conflicts';
import {
  CheckInReader,
  ClosingReader,
  EvaluationSettings,
  EntityStore,
  SnapshotStore,
} from '../evaluation';
import { FactStore } from '../facts';
import { IncidentReviewStore } from '../incidents';
import { OverviewStore } from '../overview/OverviewStore';
import { PushStore } from '../push';
import { StatusReader } from './StatusReader';

/**
 * What the answers are made from.
 *
 * @internal
 */
export interface ServiceContext {
  entities: EntityStore;
  snapshots: SnapshotStore;
  overviews: OverviewStore;
  promises: Pick<PromiseStore, 'others'>;
  facts: FactStore;
  checkIns: CheckInReader;
  closings: ClosingReader;
  reviews: Pick<IncidentReviewStore, 'history' | 'save'>;
  pushes: Pick<PushStore, 'write'>;
  status: StatusReader;
  settings: EvaluationSettings;
  /** True when the numbers come from the sandbox. */
  demo: boolean;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/** What the objectives of an entity are shown from. @internal */
export interface OkrsContext
  extends Pick<
    ServiceContext,
    'facts' | 'promises' | 'settings' | 'demo' | 'now'
  > {
  entities: Pick<EntityStore, 'find' | 'scopeExtremes'>;
  snapshots: Pick<SnapshotStore, 'lastSnapshot' | 'lastPromised'>;
}
