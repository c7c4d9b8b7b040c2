import { CheckInStore } from '../checkIns';
import {
  CheckInReader,
  EntityStore,
  EvaluationSettings,
  SnapshotStore,
} from '../evaluation';
import { FactStore } from '../facts';
import { OverviewStore } from '../overview';
import { ClosingStore } from './ClosingStore';

/** What the cycles of an entity are told and closed from. @internal */
export interface ClosingContext {
  closings: ClosingStore;
  checkIns: Pick<CheckInStore, 'page' | 'changes'> & CheckInReader;
  entities: Pick<EntityStore, 'find'>;
  facts: Pick<FactStore, 'scopes' | 'targetsById'>;
  overviews: Pick<
    OverviewStore,
    'isPromised' | 'ofEntities' | 'scopesExtremes'
  >;
  snapshots: Pick<SnapshotStore, 'lastPromised'>;
  settings: EvaluationSettings;
  /** True when the numbers come from the sandbox. */
  demo: boolean;
}
