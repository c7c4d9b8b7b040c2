import { InputError } from '@backstage/errors';
import {
  DailyRatioFact,
  ReadingFact,
} from '@keyresults/backstage-plugin-okr-node';
import {
  BooleanColumn,
  ColumnTypes,
  NumberColumn,
  toNumber,
  toOptionalNumber,
} from '../database';
import {
  commonColumns,
  FactTable,
  nameOf,
  Place,
  StoredVersionRow,
  toInstant,
  VersionRow,
} from './factTables';
import { MeasurementItem, MeasurementVersion } from './measurementTypes';

const dayMs = 86_400_000;

/** A version as inserted. @internal */
export interface MeasurementRow extends VersionRow {
  metric: string;
  series: string;
  start_at: number;
  end_at: number;
  numerator: number;
  denominator: number;
  complete: boolean;
}

/** A version as read. @internal */
export interface StoredMeasurement extends StoredVersionRow {
  metric: string;
  series: string;
  start_at: NumberColumn;
  end_at: NumberColumn;
  numerator: number;
  denominator: number;
  complete: BooleanColumn;
  title: string;
  url: string;
  dimensions: string;
}

/** What of a version the estimators need. @internal */
export type StoredMeasurementVersion = Omit<
  StoredMeasurement,
  'id' | 'group_key' | 'fact_key' | 'metric' | 'title' | 'url' | 'dimensions'
> &
  Partial<Pick<StoredMeasurement, 'id' | 'dimensions'>>;

/**
 * A daily ratio or a reading as its first version or the next.
 *
 * @throws InputError when the collector gave a day, an instant or a number that is none
 * @internal
 */
export function toMeasurementRow(
  fact: DailyRatioFact | ReadingFact,
  place: Place,
  dimensions: string,
): MeasurementRow {
  const common = {
    ...commonColumns(fact, place, dimensions),
    metric: fact.metric,
  };
  if (fact.shape === 'reading') {
    const at = toInstant(fact.at, fact);
    return {
      ...common,
      series: fact.series,
      start_at: at,
      end_at: at,
      numerator: finite(fact.value, fact),
      denominator: finite(fact.weight ?? 1, fact),
      complete: true,
    };
  }
  const day = toInstant(fact.day, fact);
  if (day % dayMs !== 0) {
    throw new InputError(`${nameOf(fact)} has a day that is none: ${fact.day}`);
  }
  return {
    ...common,
    series: '',
    start_at: day,
    end_at: day + dayMs,
    numerator: finite(fact.numerator, fact),
    denominator: finite(fact.denominator, fact),
    complete: fact.complete,
  };
}

/** @internal */
export const measurementTable: FactTable<MeasurementRow, StoredMeasurement> = {
  name: 'measurements',
  columns: {
    target_id: 'integer',
    metric: 'text',
    group_key: 'text',
    fact_key: 'text',
    series: 'text',
    start_at: 'bigint',
    end_at: 'bigint',
    numerator: 'double precision',
    denominator: 'double precision',
    complete: 'boolean',
    title: 'text',
    url: 'text',
    dimensions: 'text',
    recorded_at: 'bigint',
  } satisfies ColumnTypes<MeasurementRow>,
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
    row.series,
    row.start_at,
    row.end_at,
    row.numerator,
    row.denominator,
    row.complete,
    row.title,
    row.url,
    row.dimensions,
  ],
  saysTheSame: (stored, row) =>
    stored.series === row.series &&
    toNumber(stored.start_at) === row.start_at &&
    toNumber(stored.end_at) === row.end_at &&
    stored.numerator === row.numerator &&
    stored.denominator === row.denominator &&
    Boolean(stored.complete) === row.complete &&
    stored.title === row.title &&
    stored.url === row.url &&
    stored.dimensions === row.dimensions,
  recordedAt: (row, recordedAt) => ({ ...row, recorded_at: recordedAt }),
  closing: () => ({}),
};

/** @internal */
export function toMeasurementVersion(
  row: StoredMeasurementVersion,
): MeasurementVersion {
  return {
    ...(row.id !== undefined && { versionId: toNumber(row.id) }),
    ...measuredBy(row),
    dimensions:
      row.dimensions === undefined ? undefined : JSON.parse(row.dimensions),
    recordedAt: toNumber(row.recorded_at),
    supersededAt: toOptionalNumber(row.superseded_at),
  };
}

/** @internal */
export function toMeasurementItem(row: StoredMeasurement): MeasurementItem {
  return {
    ...measuredBy(row),
    id: String(row.id),
    title: row.title,
    url: row.url,
    dimensions: JSON.parse(row.dimensions),
  };
}

function measuredBy(row: StoredMeasurementVersion) {
  return {
    targetId: row.target_id,
    series: row.series,
    start: toNumber(row.start_at),
    end: toNumber(row.end_at),
    numerator: row.numerator,
    denominator: row.denominator,
    complete: Boolean(row.complete),
  };
}

/** JSON has no word for any other, and a sum would be spoilt by it. */
function finite(value: number, fact: DailyRatioFact | ReadingFact): number {
  if (!Number.isFinite(value)) {
    throw new InputError(`${nameOf(fact)} has a number that is none: ${value}`);
  }
  return value;
}
