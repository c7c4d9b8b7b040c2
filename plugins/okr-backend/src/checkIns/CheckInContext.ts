import { EntityStore, EvaluationSettings } from '../evaluation';
import type { ClosingStore } from '../closings';
import { CheckInStore } from './CheckInStore';

/** What check-ins are answered from. @internal */
export interface CheckInContext {
  checkIns: CheckInStore;
  closings: Pick<ClosingStore, 'find' | 'ofEntity'>;
  entities: Pick<EntityStore, 'find'>;
  settings: EvaluationSettings;
}
