import { Knex } from 'knex';
import { among, toNumber } from '../database';
import {
  StoredMeasurement,
  StoredMeasurementVersion,
  toMeasurementItem,
  toMeasurementVersion,
} from './measurementRows';
import { countOf, notSupersededBy, readPage, versionsAsOf } from './readAsOf';
import {
  MeasurementItem,
  MeasurementItemsQuery,
  MeasurementVersion,
  MeasurementVersionsQuery,
} from './measurementTypes';
import { ItemsPage } from './types';

const dayMs = 86_400_000;

/** @internal */
export async function readMeasurementVersions(
  database: Knex,
  query: MeasurementVersionsQuery,
): Promise<MeasurementVersion[]> {
  const statement = database('measurements')
    .select(
      'target_id',
      'series',
      'start_at',
      'end_at',
      'numerator',
      'denominator',
      'complete',
      'recorded_at',
      'superseded_at',
    )
    .where(inWindow(database, query, query));
  if (query.withDimensions) {
    statement.select('dimensions');
  }
  if (query.withIds) {
    statement.select('id');
  }
  notSupersededBy(statement, query.knownFrom);
  const rows: StoredMeasurementVersion[] = await statement;
  return rows.map(toMeasurementVersion);
}

/** @internal */
export async function readMeasurementsById(
  database: Knex,
  versionIds: readonly number[],
): Promise<Map<number, MeasurementItem>> {
  const rows: StoredMeasurement[] = await database('measurements')
    .select('*')
    .where(among(database, 'id', versionIds));
  return new Map(rows.map(row => [toNumber(row.id), toMeasurementItem(row)]));
}

/**
 * Reads one page of days or readings, each in the version known as of the instant.
 *
 * @throws InputError when the cursor is none of ours
 * @internal
 */
export async function readMeasurementItems(
  database: Knex,
  query: MeasurementItemsQuery,
): Promise<ItemsPage<MeasurementItem>> {
  return readPage(
    matchingMeasurements(database, query),
    { of: 'measurements', instant: 'start_at' },
    { ...query, order: 'latestFirst' },
    toMeasurementItem,
  );
}

/** @internal */
export async function countMeasurements(
  database: Knex,
  query: Omit<MeasurementItemsQuery, 'cursor' | 'limit'>,
): Promise<number> {
  return countOf(matchingMeasurements(database, query));
}

function matchingMeasurements(
  database: Knex,
  query: Omit<MeasurementItemsQuery, 'cursor' | 'limit'>,
): Knex.QueryBuilder {
  const { window, asOf } = query;
  return versionsAsOf(database, 'measurements', asOf).where(
    inWindow(database, query, { ...window, to: Math.min(window.to, asOf) }),
  );
}

/** Noon of a day, and the instant of a reading, is in the middle between its start and its end. */
function inWindow(
  database: Knex,
  { targetIds, metric }: { targetIds: readonly number[]; metric: string },
  { from, to }: { from: number; to: number },
): (query: Knex.QueryBuilder) => void {
  return query =>
    query
      .where(among(database, 'measurements.target_id', targetIds))
      .where('measurements.metric', metric)
      // Both are implied by what follows; they bound the part of the index that is read.
      .where('measurements.start_at', '>=', from - dayMs)
      .where('measurements.start_at', '<', to)
      .whereRaw('measurements.start_at + measurements.end_at >= ?', [2 * from])
      .whereRaw('measurements.start_at + measurements.end_at < ?', [2 * to]);
}
