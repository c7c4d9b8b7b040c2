import { SpanFact } from '@keyresults/backstage-plugin-okr-node';
import {
  BooleanColumn,
  ColumnTypes,
  NumberColumn,
  toNumber,
  toOptionalBoolean,
  toOptionalNumber,
} from '../database';
import {
  commonColumns,
  endOfTime,
  FactTable,
  Place,
  StoredVersionRow,
  toInstant,
  untilSuperseded,
  VersionRow,
} from './factTables';
import { SpanItem, SpanVersion } from './types';

/** A version as inserted. @internal */
export interface SpanRow extends VersionRow {
  metric: string;
  start_at: number;
  end_at: number | null;
  outcome: string | null;
  matches: boolean | null;
  waiting_on: string | null;
  until_at: number;
}

/** @internal */
export const spanColumns: ColumnTypes<SpanRow> = {
  target_id: 'integer',
  metric: 'text',
  group_key: 'text',
  fact_key: 'text',
  start_at: 'bigint',
  end_at: 'bigint',
  outcome: 'text',
  matches: 'boolean',
  waiting_on: 'text',
  title: 'text',
  url: 'text',
  dimensions: 'text',
  recorded_at: 'bigint',
  until_at: 'bigint',
};

/** A version as read. @internal */
export interface StoredSpan extends StoredVersionRow {
  metric: string;
  start_at: NumberColumn;
  end_at: NumberColumn | null;
  outcome: 'answered' | 'withdrawn' | null;
  matches: BooleanColumn | null;
  waiting_on: string | null;
  title: string;
  url: string;
  dimensions: string;
}

/**
 * A span as its first version or the next.
 *
 * @throws InputError when the collector gave an instant that is none
 * @internal
 */
export function toSpanRow(
  fact: SpanFact,
  place: Place,
  dimensions: string,
): SpanRow {
  const end = fact.end === undefined ? null : toInstant(fact.end, fact);
  return {
    ...commonColumns(fact, place, dimensions),
    metric: fact.metric,
    start_at: toInstant(fact.start, fact),
    end_at: end,
    outcome: fact.outcome ?? null,
    matches: fact.matches ?? null,
    waiting_on: fact.waitingOn ?? null,
    until_at: end ?? endOfTime,
  };
}

/** @internal */
export const spanTable: FactTable<SpanRow, StoredSpan> = {
  name: 'spans',
  columns: spanColumns,
  keyOf: version =>
    JSON.stringify([
      version.target_id,
      version.metric,
      version.group_key,
      version.fact_key,
    ]),
  contentOf: row => [
    row.metric,
    row.fact_key,
    row.start_at,
    row.end_at,
    row.outcome,
    row.matches,
    row.waiting_on,
    row.title,
    row.url,
    row.dimensions,
  ],
  saysTheSame: (stored, row) =>
    toNumber(stored.start_at) === row.start_at &&
    (stored.end_at === null ? null : toNumber(stored.end_at)) === row.end_at &&
    stored.outcome === row.outcome &&
    (toOptionalBoolean(stored.matches) ?? null) === row.matches &&
    stored.waiting_on === row.waiting_on &&
    stored.title === row.title &&
    stored.url === row.url &&
    stored.dimensions === row.dimensions,
  recordedAt: (row, recordedAt) => ({ ...row, recorded_at: recordedAt }),
  closing: (database, supersededAt) => ({
    // Who was asked is told while it waits, and not kept beyond.
    waiting_on: null,
    until_at: untilSuperseded(database, supersededAt),
  }),
};

/** @internal */
export function toSpanItem(row: StoredSpan): SpanItem {
  return {
    id: String(row.id),
    targetId: row.target_id,
    start: toNumber(row.start_at),
    end: toOptionalNumber(row.end_at),
    outcome: row.outcome ?? undefined,
    matches: toOptionalBoolean(row.matches),
    waitingOn: row.waiting_on ?? undefined,
    title: row.title,
    url: row.url,
    dimensions: JSON.parse(row.dimensions),
  };
}

/** @internal */
export type StoredVersion = Pick<
  StoredSpan,
  | 'target_id'
  | 'start_at'
  | 'end_at'
  | 'outcome'
  | 'matches'
  | 'recorded_at'
  | 'superseded_at'
> &
  Partial<Pick<StoredSpan, 'id' | 'dimensions'>>;

/** @internal */
export function toSpanVersion(row: StoredVersion): SpanVersion {
  return {
    ...(row.id !== undefined && { versionId: toNumber(row.id) }),
    targetId: row.target_id,
    start: toNumber(row.start_at),
    end: toOptionalNumber(row.end_at),
    outcome: row.outcome ?? undefined,
    matches: toOptionalBoolean(row.matches),
    dimensions:
      row.dimensions === undefined ? undefined : JSON.parse(row.dimensions),
    recordedAt: toNumber(row.recorded_at),
    supersededAt: toOptionalNumber(row.superseded_at),
  };
}
