import { Knex } from 'knex';
import { among, NumberColumn, toNumber } from '../database';
import { StoredIncident } from './incidentRows';
import {
  IncidentCountQuery,
  IncidentItem,
  IncidentItemsQuery,
} from './incidentTypes';
import { countOf, readPage, versionsAsOf } from './readAsOf';
import { toIncidentItem } from './readIncidents';
import { ItemsPage } from './types';

/** An incident with its place in the list. */
interface ListedIncident {
  /** Of its last version. */
  id: NumberColumn;
  counted_at: NumberColumn;
}

/**
 * Reads one page of incidents, each in the version known as of the instant, and of several targets in the one written
 * last.
 *
 * @throws InputError when the cursor is none of ours
 * @internal
 */
export async function readIncidentItems(
  database: Knex,
  query: IncidentItemsQuery,
): Promise<ItemsPage<IncidentItem>> {
  const { items: listed, ...page } = await readPage(
    database
      .from(countedIncidents(database, query).as('found'))
      .whereNotExists(writtenLater(database, query)),
    { of: 'found', instant: 'counted_at' },
    { ...query, order: 'latestFirst' },
    (row: ListedIncident) => row,
  );
  const ids = listed.map(({ id }) => toNumber(id));
  const rows: StoredIncident[] = await database('incidents').where(
    among(database, 'id', ids),
  );
  const versions = new Map(rows.map(row => [toNumber(row.id), row]));
  return {
    ...page,
    items: ids.flatMap(id => {
      const version = versions.get(id);
      return version ? [toIncidentItem(version)] : [];
    }),
  };
}

/** @internal */
export async function countIncidents(
  database: Knex,
  query: IncidentCountQuery,
): Promise<number> {
  return countOf(
    database
      .from(countedIncidents(database, query).as('found'))
      .whereNotExists(writtenLater(database, query)),
  );
}

/**
 * Each incident once. Two groups of one target may tell of the same one, and so may two targets; what was written last
 * counts, whatever the others say. To group is several times as fast as to number the versions of each.
 */
function countedIncidents(
  database: Knex,
  query: IncidentCountQuery,
): Knex.QueryBuilder {
  const { notUnder = [] } = query;
  const { isCounted, counted } = conditionOf(query);
  const incidents = knownVersions(database, query)
    .select(
      database.raw(
        `max(case when ${isCounted} then incidents.counted_at end) as counted_at`,
        counted,
      ),
    )
    .select('incidents.source', 'incidents.fact_key')
    .max({ id: 'incidents.id' })
    .groupBy('incidents.source', 'incidents.fact_key')
    .havingRaw(
      `max(case when ${isCounted} then incidents.id end) = max(incidents.id)`,
      counted,
    );
  if (notUnder.length > 0) {
    incidents.havingRaw('max(case when ? then 1 else 0 end) = 0', [
      among(database, 'incidents.target_id', notUnder),
    ]);
  }
  return incidents;
}

/** What counts of an incident that is found, where it lies outside of the window: another target says otherwise of it. */
function writtenLater(
  database: Knex,
  { asOf, targetIds }: IncidentCountQuery,
): Knex.QueryBuilder {
  return (
    versionsAsOf(database, 'incidents', asOf)
      .select(database.raw('1'))
      .whereRaw('incidents.source = found.source')
      .whereRaw('incidents.fact_key = found.fact_key')
      .whereRaw('incidents.id > found.id')
      // With a sign it is served by no index: that of the keys finds far fewer.
      .where(among(database, '+incidents.target_id', targetIds))
  );
}

/** Which versions a count counts, were each the only one of its incident. */
function conditionOf({ window, asOf, severity, area }: IncidentCountQuery): {
  isCounted: string;
  counted: (number | string)[];
} {
  const names = Object.entries({ severity, area }).flatMap(([column, name]) =>
    name === undefined ? [] : [{ column, name }],
  );
  return {
    isCounted: [
      'incidents.counted_at >= ? and incidents.counted_at < ?',
      ...names.map(({ column }) => `incidents.${column} = ?`),
    ].join(' and '),
    counted: [
      window.from,
      Math.min(window.to, asOf),
      ...names.map(({ name }) => name),
    ],
  };
}

/** Those that can be counted in the window, as of the instant. */
function knownVersions(
  database: Knex,
  { window, asOf, targetIds }: IncidentCountQuery,
): Knex.QueryBuilder {
  return versionsAsOf(database, 'incidents', asOf)
    .where(among(database, 'incidents.target_id', targetIds))
    .where('incidents.until_at', '>=', Math.min(window.from, asOf))
    .where('incidents.start_at', '<', Math.min(window.to, asOf));
}
