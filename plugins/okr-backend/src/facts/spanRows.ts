import { InputError } from '@backstage/errors';
import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';
import {
  BooleanColumn,
  ColumnTypes,
  NumberColumn,
  toNumber,
  toOptionalBoolean,
  toOptionalNumber,
} from '../database';
import { SpanItem, SpanVersion } from './types';

/** `until_at` of a version that is current and still waiting. @internal */
export const endOfTime = Number.MAX_SAFE_INTEGER;

/** A version as inserted. @internal */
export interface SpanRow {
  target_id: number;
  metric: string;
  group_key: string;
  fact_key: string;
  start_at: number;
  end_at: number | null;
  outcome: string | null;
  matches: boolean | null;
  waiting_on: string | null;
  title: string;
  url: string;
  dimensions: string;
  recorded_at: number;
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
export interface StoredSpan {
  id: NumberColumn;
  target_id: number;
  metric: string;
  group_key: string;
  fact_key: string;
  start_at: NumberColumn;
  end_at: NumberColumn | null;
  outcome: 'answered' | 'withdrawn' | null;
  matches: BooleanColumn | null;
  waiting_on: string | null;
  title: string;
  url: string;
  dimensions: string;
  recorded_at: NumberColumn;
  superseded_at: NumberColumn | null;
}

/**
 * The facts of a group, each as its first version or the next.
 *
 * @throws InputError when the collector gave an instant that is none
 * @internal
 */
export function toSpanRows(
  targetId: number,
  group: FactGroup<SpanFact>,
  recordedAt: number,
): SpanRow[] {
  // Facts about one thing mostly share one object.
  const dimensionTexts = new Map<SpanFact['dimensions'], string>();
  return group.facts.map(fact => {
    const dimensions =
      dimensionTexts.get(fact.dimensions) ?? dimensionsText(fact.dimensions);
    dimensionTexts.set(fact.dimensions, dimensions);
    const end = fact.end === undefined ? null : toInstant(fact.end, fact);
    return {
      target_id: targetId,
      metric: fact.metric,
      group_key: group.key,
      fact_key: fact.key,
      start_at: toInstant(fact.start, fact),
      end_at: end,
      outcome: fact.outcome ?? null,
      matches: fact.matches ?? null,
      waiting_on: fact.waitingOn ?? null,
      title: fact.title,
      url: fact.url,
      dimensions,
      recorded_at: recordedAt,
      until_at: end ?? endOfTime,
    };
  });
}

/** Whether a stored version says the same as a new one. @internal */
export function saysTheSame(stored: StoredSpan, row: SpanRow): boolean {
  return (
    toNumber(stored.start_at) === row.start_at &&
    (stored.end_at === null ? null : toNumber(stored.end_at)) === row.end_at &&
    stored.outcome === row.outcome &&
    (toOptionalBoolean(stored.matches) ?? null) === row.matches &&
    stored.waiting_on === row.waiting_on &&
    stored.title === row.title &&
    stored.url === row.url &&
    stored.dimensions === row.dimensions
  );
}

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
  Partial<Pick<StoredSpan, 'dimensions'>>;

/** @internal */
export function toSpanVersion(row: StoredVersion): SpanVersion {
  return {
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

function toInstant(text: string, fact: SpanFact): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new InputError(
      `Fact ${fact.key} of ${fact.metric} has an instant that is none: ${text}`,
    );
  }
  return instant;
}

/** The same text for the same dimensions in any order. */
function dimensionsText(dimensions: SpanFact['dimensions']): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}
