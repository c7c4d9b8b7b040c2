import { Knex } from 'knex';
import { among, dialectOf } from '../database';
import { versionsAsOf } from './readAsOf';
import { NamedFactQuery } from './types';

const tableOf = {
  span: 'spans',
  dailyRatio: 'measurements',
  reading: 'measurements',
  incident: 'incidents',
} as const;

/** Whether a fact of some targets, whenever it happened, has a value in a dimension. @internal */
export async function hasNamedFact(
  database: Knex,
  { targetIds, shape, metric, asOf, dimension, value }: NamedFactQuery,
): Promise<boolean> {
  if (value.includes('\0')) {
    // None is stored, and Postgres does not take one.
    return false;
  }
  const table = tableOf[shape];
  const versions = versionsAsOf(database, table, asOf)
    .where(among(database, `${table}.target_id`, targetIds))
    .first(database.raw('1 as found'));
  if (shape !== 'incident') {
    versions.where(`${table}.metric`, metric);
  }
  if (
    shape === 'incident' &&
    (dimension === 'severity' || dimension === 'area')
  ) {
    versions.where(`incidents.${dimension}`, value);
  } else {
    const position = dialectOf(database) === 'postgres' ? 'strpos' : 'instr';
    versions.whereRaw(`${position}(${table}.dimensions, ?) > 0`, [
      `${JSON.stringify(dimension)}:${JSON.stringify(value)}`,
    ]);
  }
  return (await versions) !== undefined;
}
