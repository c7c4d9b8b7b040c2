import { Knex } from 'knex';
import { IncidentKey, incidentIdOf } from '../incidents/readReviews';
import { among, toNumber } from '../database';
import { groupBy } from '../groupBy';
import { phasesOf, saidBySource, StoredIncident } from './incidentRows';
import { notSupersededBy } from './readAsOf';
import {
  IncidentItem,
  IncidentVersion,
  IncidentVersionsQuery,
  LastIncidentsQuery,
} from './incidentTypes';

/** What of a version the estimators need. */
type StoredIncidentVersion = Pick<
  StoredIncident,
  | 'id'
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
  | 'first_recorded_at'
  | 'phases_recorded_at'
  | 'superseded_at'
> &
  Partial<Pick<StoredIncident, 'dimensions'>>;

const versionColumns = [
  'id',
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
  'first_recorded_at',
  'phases_recorded_at',
  'superseded_at',
];

/**
 * Versions that do not touch the time asked for, of incidents that touch it as another target tells of them: which of the
 * two counts is not known without both.
 */
async function readElsewhere(
  database: Knex,
  { targetIds, from, to, knownFrom }: IncidentVersionsQuery,
  columns: readonly string[],
): Promise<StoredIncidentVersion[]> {
  const query = database({ near: 'incidents' })
    .join({ other: 'incidents' }, join =>
      join
        .on('other.source', 'near.source')
        .on('other.fact_key', 'near.fact_key')
        .on('other.target_id', '<>', 'near.target_id'),
    )
    .distinct(columns.map(column => `other.${column}`))
    .where(among(database, 'near.target_id', targetIds))
    .where('near.until_at', '>=', from)
    .where('near.start_at', '<', to)
    .where(among(database, '+other.target_id', targetIds))
    .where(away =>
      away
        .where('other.until_at', '<', from)
        .orWhere('other.start_at', '>=', to),
    );
  if (knownFrom !== undefined) {
    query.where(version =>
      version
        .whereNull('other.superseded_at')
        .orWhere('other.superseded_at', '>', knownFrom),
    );
  }
  return query;
}

/** @internal */
export async function readIncidentVersions(
  database: Knex,
  query: IncidentVersionsQuery,
): Promise<IncidentVersion[]> {
  const columns = [
    ...versionColumns,
    ...(query.withDimensions ? ['dimensions'] : []),
  ];
  const near = database('incidents')
    .select(columns)
    .where(among(database, 'target_id', query.targetIds))
    .where('until_at', '>=', query.from)
    .where('start_at', '<', query.to);
  notSupersededBy(near, query.knownFrom);
  const rows: StoredIncidentVersion[] = await near;
  const elsewhere =
    query.targetIds.length > 1
      ? await readElsewhere(database, query, columns)
      : [];
  return rows.concat(elsewhere).map(toIncidentVersion);
}

function toIncidentVersion(row: StoredIncidentVersion): IncidentVersion {
  const version: IncidentVersion = contentOf(row);
  if (row.dimensions !== undefined) {
    version.dimensions = JSON.parse(row.dimensions);
  }
  if (row.superseded_at !== null) {
    version.supersededAt = toNumber(row.superseded_at);
  }
  return version;
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

/**
 * Reads incidents by their ids, in one statement: the current version of each, or else the one superseded last.
 *
 * @internal
 */
export async function readLastIncidents(
  database: Knex,
  { targetIds, ids }: LastIncidentsQuery,
): Promise<Map<string, IncidentItem>> {
  if (ids.length === 0) {
    return new Map();
  }
  const keys = ids.map(readId);
  const rows: StoredIncident[] = await database('incidents')
    // With a sign it is served by no index: that of the keys finds far fewer.
    .where(among(database, '+target_id', targetIds))
    .where(one => {
      for (const [source, ofSource] of groupBy(keys, key => key.source)) {
        one.orWhere(other =>
          other.where({ source }).where(
            among(
              database,
              'fact_key',
              ofSource.map(({ key }) => key),
            ),
          ),
        );
      }
    })
    .orderByRaw(
      'case when superseded_at is null then 1 else 0 end, superseded_at, recorded_at, id',
    );
  const last = new Map(rows.map(row => [incidentIdOf(keyOf(row)), row]));
  return new Map(
    ids.flatMap(id => {
      const row = last.get(id);
      return row ? [[id, toIncidentItem(row)]] : [];
    }),
  );
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

/** @internal */
export function toIncidentItem(row: StoredIncident): IncidentItem {
  return {
    ...contentOf(row),
    source: row.source,
    key: row.fact_key,
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
    id: incidentIdOf(keyOf(row)),
    targetId: row.target_id,
    phases: phasesOf(row),
    severity: row.severity ?? undefined,
    area: row.area ?? undefined,
    closed: Boolean(row.closed),
    recordedAt: toNumber(row.recorded_at),
    firstRecordedAt: toNumber(row.first_recorded_at),
    phasesRecordedAt: toNumber(row.phases_recorded_at),
    version: toNumber(row.id),
  };
}

/** @internal */
export function keyOf(
  row: Pick<StoredIncident, 'source' | 'fact_key'>,
): IncidentKey {
  return { source: row.source, key: row.fact_key };
}

function readId(id: string): IncidentKey {
  const slash = id.indexOf('/');
  return { source: id.slice(0, slash), key: id.slice(slash + 1) };
}
