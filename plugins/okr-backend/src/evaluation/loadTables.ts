import {
  FactStore,
  IncidentVersion,
  MeasurementVersion,
  SpanVersion,
} from '../facts';
import { groupBy } from '../groupBy';
import { StoredFacts } from './MetricRegistry';
import { FactTables } from './ScopeFacts';

/** Facts of one name that are to be read, of some targets. @internal */
export interface TableNeed extends Pick<StoredFacts, 'name' | 'shape'> {
  targetIds: readonly number[];
  /** Facts that were over before, and versions superseded before, are not needed. */
  from: number;
  /** Facts that begin then or later are not needed. */
  to: number;
  withDimensions: boolean;
  /** Which versions they are, so that they can be looked up: not of incidents, which have an id of their own. */
  withIds?: boolean;
}

const byTarget = <Version extends { targetId: number }>(versions: Version[]) =>
  groupBy(versions, ({ targetId }) => targetId);

/** From what facts are read. @internal */
export type FactTableReader = Pick<
  FactStore,
  'spanVersions' | 'incidentVersions' | 'measurementVersions'
>;

/** Reads facts, each name with one statement. @internal */
export async function loadTables(
  needs: readonly TableNeed[],
  store: FactTableReader,
): Promise<FactTables> {
  const tables = {
    spans: new Map<string, Map<number, SpanVersion[]>>(),
    measurements: new Map<string, Map<number, MeasurementVersion[]>>(),
    incidents: new Map<string, Map<number, IncidentVersion[]>>(),
  };
  for (const { name, shape, ...need } of needs) {
    if (need.targetIds.length === 0) {
      continue;
    }
    const query = { ...need, metric: name, knownFrom: need.from };
    switch (shape) {
      case 'span':
        tables.spans.set(name, byTarget(await store.spanVersions(query)));
        break;
      case 'incident':
        tables.incidents.set(
          name,
          byTarget(await store.incidentVersions(query)),
        );
        break;
      default:
        tables.measurements.set(
          name,
          byTarget(await store.measurementVersions(query)),
        );
    }
  }
  return tables;
}
