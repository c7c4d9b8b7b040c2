import { hash } from 'node:crypto';
import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import { SeverityOf } from '../incidents/mergeReview';
import {
  DimensionTexts,
  FactTable,
  FactTableName,
  StoredVersionRow,
  VersionRow,
} from './factTables';
import { IncidentRow, toIncidentRow } from './incidentRows';
import { incidentTable } from './incidentTable';
import {
  MeasurementRow,
  measurementTable,
  toMeasurementRow,
} from './measurementRows';
import { SpanRow, spanTable, toSpanRow } from './spanRows';

/** A group of facts, and the target that it belongs to. @internal */
export interface TargetGroup {
  targetId: number;
  source: string;
  group: FactGroup;
}

/** What is said about a group, as it is to stand in the tables; each by the key of its table. @internal */
export interface GroupRows {
  targetId: number;
  key: string;
  open: boolean;
  fingerprint: string;
  spans: Map<string, SpanRow>;
  measurements: Map<string, MeasurementRow>;
  /** Without their reviews. */
  incidents: Map<string, IncidentRow>;
}

/**
 * Puts every fact of a group into columns, once. A fact given twice in a group counts as given last.
 *
 * @param texts - shared by all groups written together
 * @throws InputError when a fact has an instant or a number that is none
 * @internal
 */
export function toGroupRows(
  { targetId, source, group }: TargetGroup,
  recordedAt: number,
  severityOf: SeverityOf,
  texts: DimensionTexts,
): GroupRows {
  const place = {
    targetId,
    source,
    groupKey: group.key,
    recordedAt,
    severityOf,
  };
  const spans = new Map<string, SpanRow>();
  const measurements = new Map<string, MeasurementRow>();
  const incidents = new Map<string, IncidentRow>();
  for (const fact of group.facts) {
    const dimensions = texts.of(fact.dimensions);
    if (fact.shape === 'span') {
      add(spanTable, spans, toSpanRow(fact, place, dimensions));
    } else if (fact.shape === 'incident') {
      add(incidentTable, incidents, toIncidentRow(fact, place, dimensions));
    } else {
      add(
        measurementTable,
        measurements,
        toMeasurementRow(fact, place, dimensions),
      );
    }
  }
  return {
    targetId,
    key: group.key,
    open: group.open,
    fingerprint: fingerprintOf([
      group.open,
      contentsOf(spanTable, spans),
      contentsOf(measurementTable, measurements),
      contentsOf(incidentTable, incidents),
    ]),
    spans,
    measurements,
    incidents,
  };
}

/** The tables that the facts of a group stand in. @internal */
export function tablesOf(rows: GroupRows): FactTableName[] {
  const names: FactTableName[] = [];
  for (const name of ['spans', 'measurements', 'incidents'] as const) {
    if (rows[name].size > 0) {
      names.push(name);
    }
  }
  return names;
}

function add<Row extends VersionRow, Stored extends StoredVersionRow>(
  table: FactTable<Row, Stored>,
  rows: Map<string, Row>,
  row: Row,
): void {
  rows.set(table.keyOf(row), row);
}

/** In an order that does not depend on that of the facts. */
function contentsOf<Row extends VersionRow, Stored extends StoredVersionRow>(
  table: FactTable<Row, Stored>,
  rows: ReadonlyMap<string, Row>,
): unknown[] {
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => table.contentOf(row));
}

function fingerprintOf(said: unknown): string {
  return hash('sha256', JSON.stringify(said), 'base64');
}
