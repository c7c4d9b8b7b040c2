import { EntityStore, EvaluationSettings } from '../evaluation';
import { CheckInStore } from './CheckInStore';

/** What check-ins are answered from. @internal */
export interface CheckInContext {
  checkIns: CheckInStore;
  entities: Pick<EntityStore, 'find'>;
  settings: EvaluationSettings;
}
