import { EntityStore, EvaluationSettings, FrozenReport } from '../evaluation';
import { CheckInStore } from './CheckInStore';

/** A cycle that was closed, as far as check-ins ask. @internal */
export interface ClosedReport {
  report: FrozenReport;
  /** Milliseconds since 1970 UTC. */
  closedAt: number;
}

/** Where check-ins look up what was closed; closing builds on them, not they on closing. */
interface ClosedReports {
  find(key: {
    entityRef: string;
    cycle: string;
  }): Promise<ClosedReport | undefined>;
  ofEntity(entityRef: string): Promise<ClosedReport[]>;
}

/** What check-ins are answered from. @internal */
export interface CheckInContext {
  checkIns: CheckInStore;
  closings: ClosedReports;
  entities: Pick<EntityStore, 'find'>;
  settings: EvaluationSettings;
}
