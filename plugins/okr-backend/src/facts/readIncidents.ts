import { Knex } from 'knex';
import { incidentIdOf } from '../incidents/readReviews';
import { among, toNumber, toOptionalNumber } from '../database';
import { phasesOf, saidBySource, StoredIncident } from './incidentRows';
import { countOf, notSupersededBy, readPage, versionsAsOf } from './readAsOf';
import {
  IncidentItem,
  IncidentItemsQuery,
  IncidentVersion,
  IncidentVersionsQuery,
} from './incidentTypes';
import { ItemsPage } from './types';

/** What of a version the estimators need. */
type StoredIncidentVersion = Pick<
  StoredIncident,
  | 'target_id'
  | 'source'
  | 'fact_key'
  | 'started_at'
  | 'detected_at'
  | 'acknowledged_at'
  | 'mitigated_at'
  | 'resolved_at'
  | 'severity'
  | 'area'
  | 'closed'
  | 'recorded_at'
  | 'superseded_at'
> &
  Partial<Pick<StoredIncident, 'dimensions'>>;

/** @internal */
export async function readIncidentVersions(
  database: Knex,
  query: IncidentVersionsQuery,
): Promise<IncidentVersion[]> {
  const statement = database('incidents')
    .select(
      'target_id',
      'source',
      'fact_key',
      'started_at',
      'detected_at',
      'acknowledged_at',
      'mitigated_at',
      'resolved_at',
      'severity',
      'area',
      'closed',
      'recorded_at',
      'superseded_at',
    )
    .where(among(database, 'target_id', query.targetIds))
    .where('until_at', '>=', query.from)
    .where('start_at', '<', query.to);
  if (query.withDimensions) {
    statement.select('dimensions');
  }
  notSupersededBy(statement, query.knownFrom);
  const rows: StoredIncidentVersion[] = await statement;
  return rows.map(row => ({
    ...contentOf(row),
    targetId: row.target_id,
    dimensions:
      row.dimensions === undefined ? undefined : JSON.parse(row.dimensions),
    supersededAt: toOptionalNumber(row.superseded_at),
  }));
}

/**
 * Reads one page of incidents, each in the version known as of the instant, and under the first of its targets.
 *
 * @throws InputError when the cursor is none of ours
 * @internal
 */
export async function readIncidentItems(
  database: Knex,
  query: IncidentItemsQuery,
): Promise<ItemsPage<IncidentItem>> {
  return readPage(
    matchingIncidents(database, query),
    { of: 'found', instant: 'counted_at' },
    { ...query, order: 'latestFirst' },
    toIncidentItem,
  );
}

/** @internal */
export async function countIncidents(
  database: Knex,
  query: Omit<IncidentItemsQuery, 'cursor' | 'limit'>,
): Promise<number> {
  return countOf(matchingIncidents(database, query));
}

/** @internal */
export async function readIncident(
  database: Knex,
  source: string,
  key: string,
): Promise<IncidentItem[]> {
  const rows = await currentIncident(database, source, key);
  return rows.map(toIncidentItem);
}

/** The current versions of an incident, under all its targets. @internal */
export async function currentIncident(
  database: Knex,
  source: string,
  key: string,
): Promise<StoredIncident[]> {
  return database('incidents')
    .where({ source, fact_key: key })
    .whereNull('superseded_at')
    .orderBy(['target_id', 'id']);
}

function matchingIncidents(
  database: Knex,
  query: Omit<IncidentItemsQuery, 'cursor' | 'limit'>,
): Knex.QueryBuilder {
  const { window, asOf, targetIds } = query;
  // Two groups of one target may tell of the same incident, and so may two targets.
  const numbered = versionsAsOf(database, 'incidents', asOf)
    .select(
      'incidents.*',
      database.raw(
        `row_number() over (
           partition by incidents.source, incidents.fact_key
           order by incidents.target_id, incidents.id
         ) as turn`,
      ),
    )
    .where(among(database, 'incidents.target_id', targetIds))
    // Both are implied by what follows; they bound the part of the index that is read.
    .where('incidents.until_at', '>=', Math.min(window.from, asOf))
    .where('incidents.start_at', '<', Math.min(window.to, asOf))
    .where('incidents.counted_at', '>=', window.from)
    .where('incidents.counted_at', '<', Math.min(window.to, asOf));
  return database.from(numbered.as('found')).where('found.turn', 1);
}

function toIncidentItem(row: StoredIncident): IncidentItem {
  return {
    ...contentOf(row),
    source: row.source,
    key: row.fact_key,
    targetId: row.target_id,
    said: saidBySource(row),
    corrected: JSON.parse(row.corrected),
    reviewVersion: row.review_version ?? undefined,
    title: row.title,
    url: row.url,
    dimensions: JSON.parse(row.dimensions),
  };
}

function contentOf(row: StoredIncidentVersion) {
  return {
    id: incidentIdOf({ source: row.source, key: row.fact_key }),
    phases: phasesOf(row),
    severity: row.severity ?? undefined,
    area: row.area ?? undefined,
    closed: Boolean(row.closed),
    recordedAt: toNumber(row.recorded_at),
  };
}
