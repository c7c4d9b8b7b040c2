import { Knex } from 'knex';
import { incidentIdOf } from '../incidents/readReviews';
import { among, NumberColumn, toNumber } from '../database';
import { groupBy } from '../groupBy';
import { StoredIncident } from './incidentRows';
import {
  IncidentCountQuery,
  IncidentItem,
  IncidentItemsQuery,
} from './incidentTypes';
import { countOf, readPage, versionsAsOf } from './readAsOf';
import { keyOf, toIncidentItem } from './readIncidents';
import { ItemsPage } from './types';

/** An incident with its place in the list. */
interface ListedIncident extends Pick<StoredIncident, 'source' | 'fact_key'> {
  /** Of one of its versions. */
  id: NumberColumn;
  counted_at: NumberColumn;
}

/**
 * Reads one page of incidents, each in the version known as of the instant, and of several targets in the one recorded
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
    database.from(countedIncidents(database, query).as('found')),
    { of: 'found', instant: 'counted_at' },
    { ...query, order: 'latestFirst' },
    (row: ListedIncident) => row,
  );
  const versions = await readLastVersions(database, query, listed);
  return {
    ...page,
    items: listed.flatMap(incident => {
      const version = versions.get(incidentIdOf(keyOf(incident)));
      return version ? [toIncidentItem(version)] : [];
    }),
  };
}

/** @internal */
export async function countIncidents(
  database: Knex,
  query: IncidentCountQuery,
): Promise<number> {
  return countOf(database.from(countedIncidents(database, query).as('found')));
}

/**
 * Each incident once. Two groups of one target may tell of the same one, and so may two targets; what was recorded last
 * counts. To group is several times as fast as to number the versions of each.
 */
function countedIncidents(
  database: Knex,
  query: IncidentCountQuery,
): Knex.QueryBuilder {
  const { window, asOf, notUnder = [] } = query;
  const isCounted = 'incidents.counted_at >= ? and incidents.counted_at < ?';
  const counted = [window.from, Math.min(window.to, asOf)];
  const incidents = knownVersions(database, query)
    .select(
      'incidents.source',
      'incidents.fact_key',
      database.raw(
        `max(case when ${isCounted} then incidents.counted_at end) as counted_at`,
        counted,
      ),
    )
    .max({ id: 'incidents.id' })
    .groupBy('incidents.source', 'incidents.fact_key')
    .havingRaw(
      `max(case when ${isCounted} then incidents.recorded_at end) = max(incidents.recorded_at)`,
      counted,
    );
  if (notUnder.length > 0) {
    incidents.havingRaw('max(case when ? then 1 else 0 end) = 0', [
      among(database, 'incidents.target_id', notUnder),
    ]);
  }
  return incidents;
}

/** Of each incident the version that was recorded last, and of several of these the one that is counted. */
async function readLastVersions(
  database: Knex,
  query: IncidentItemsQuery,
  incidents: readonly ListedIncident[],
): Promise<Map<string, StoredIncident>> {
  const { window, asOf } = query;
  const isCounted = ({ counted_at: at }: StoredIncident) =>
    toNumber(at) >= window.from && toNumber(at) < Math.min(window.to, asOf);
  const rankOf = (row: StoredIncident) =>
    toNumber(row.recorded_at) + (isCounted(row) ? 0.5 : 0);
  // Of two sources with the same keys this finds more than asked for.
  const versions: StoredIncident[] = await knownVersions(database, query)
    .select('incidents.*')
    .where(
      among(database, 'incidents.source', [
        ...new Set(incidents.map(({ source }) => source)),
      ]),
    )
    .where(
      among(database, 'incidents.fact_key', [
        ...new Set(incidents.map(({ fact_key: key }) => key)),
      ]),
    )
    .orderBy(['incidents.target_id', 'incidents.id']);
  return new Map(
    [...groupBy(versions, row => incidentIdOf(keyOf(row)))].map(
      ([id, same]) => [
        id,
        same.reduce((last, row) => (rankOf(row) > rankOf(last) ? row : last)),
      ],
    ),
  );
}

/** Those that can be counted in the window, as of the instant. */
function knownVersions(
  database: Knex,
  { window, asOf, targetIds, severity, area }: IncidentCountQuery,
): Knex.QueryBuilder {
  const versions = versionsAsOf(database, 'incidents', asOf)
    .where(among(database, 'incidents.target_id', targetIds))
    .where('incidents.until_at', '>=', Math.min(window.from, asOf))
    .where('incidents.start_at', '<', Math.min(window.to, asOf));
  if (severity !== undefined) {
    versions.where('incidents.severity', severity);
  }
  if (area !== undefined) {
    versions.where('incidents.area', area);
  }
  return versions;
}
