import { toOptionalNumber } from '../database';
import { FactTable, untilSuperseded } from './factTables';
import { followIncidents } from './followIncidents';
import { firstRecorded, IncidentRow, StoredIncident } from './incidentRows';

const instantColumns = [
  'started_at',
  'detected_at',
  'acknowledged_at',
  'mitigated_at',
  'resolved_at',
  'source_started_at',
  'source_detected_at',
  'source_acknowledged_at',
  'source_mitigated_at',
  'source_resolved_at',
] as const;

const sameColumns = [
  'severity',
  'area',
  'source_severity',
  'source_area',
  'review_version',
  'corrected',
  'title',
  'url',
  'dimensions',
] as const;

/** @internal */
export const incidentTable: FactTable<IncidentRow, StoredIncident> = {
  name: 'incidents',
  columns: {
    target_id: 'integer',
    source: 'text',
    group_key: 'text',
    fact_key: 'text',
    started_at: 'bigint',
    detected_at: 'bigint',
    acknowledged_at: 'bigint',
    mitigated_at: 'bigint',
    resolved_at: 'bigint',
    severity: 'text',
    area: 'text',
    closed: 'boolean',
    source_started_at: 'bigint',
    source_detected_at: 'bigint',
    source_acknowledged_at: 'bigint',
    source_mitigated_at: 'bigint',
    source_resolved_at: 'bigint',
    source_severity: 'text',
    source_area: 'text',
    source_closed: 'boolean',
    review_version: 'integer',
    corrected: 'text',
    counted_at: 'bigint',
    start_at: 'bigint',
    title: 'text',
    url: 'text',
    dimensions: 'text',
    recorded_at: 'bigint',
    first_recorded_at: 'bigint',
    phases_recorded_at: 'bigint',
    until_at: 'bigint',
  },
  keyOf: version =>
    JSON.stringify([version.target_id, version.group_key, version.fact_key]),
  contentOf: row => [
    row.fact_key,
    ...instantColumns.map(name => row[name]),
    row.severity,
    row.source_severity,
    row.area,
    row.source_closed,
    row.title,
    row.url,
    row.dimensions,
  ],
  saysTheSame: (stored, row) =>
    instantColumns.every(
      name => (toOptionalNumber(stored[name]) ?? null) === row[name],
    ) &&
    sameColumns.every(name => stored[name] === row[name]) &&
    Boolean(stored.closed) === row.closed &&
    Boolean(stored.source_closed) === row.source_closed,
  recordedAt: (row, recordedAt) =>
    firstRecorded({ ...row, recorded_at: recordedAt }),
  follow: followIncidents,
  closing: (database, supersededAt) => ({
    until_at: untilSuperseded(database, supersededAt),
  }),
};
