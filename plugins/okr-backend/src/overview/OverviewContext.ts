import type { ServiceContext } from '../api/ServiceContext';
import { OverviewStore } from './OverviewStore';

/** What the list of all entities is shown from. @internal */
export interface OverviewContext
  extends Pick<ServiceContext, 'closings' | 'settings' | 'demo' | 'now'> {
  overviews: Pick<
    OverviewStore,
    | 'ofCycle'
    | 'takenOutAfter'
    | 'ofEntities'
    | 'cycles'
    | 'entitiesOf'
    | 'promisesOf'
    | 'changesAfter'
    | 'scopesExtremes'
  >;
}
