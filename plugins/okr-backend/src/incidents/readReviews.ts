import { IncidentReview } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { among, dialectOf, NumberColumn, toNumber } from '../database';

/** An incident, wherever it turns up. @internal */
export interface IncidentKey {
  /** Id of the source, for instance `pagerduty`. */
  source: string;
  /** The source's own id of it. */
  key: string;
}

/** A review as it was saved. @internal */
export interface SavedReview extends IncidentKey {
  /** From 1 on. */
  version: number;
  /** Milliseconds since 1970 UTC. */
  savedAt: number;
  /** Entity reference of who saved it. */
  savedBy: string;
  review: IncidentReview;
}

/** @internal */
export interface StoredReview {
  source: string;
  incident_key: string;
  version: number;
  saved_at: NumberColumn;
  saved_by: string;
  review: string;
}

/**
 * Of an incident, the same text for the same one: `<source>/<key>`.
 *
 * @internal
 */
export function incidentIdOf({ source, key }: IncidentKey): string {
  return `${source}/${key}`;
}

/** @internal */
export function toSavedReview(row: StoredReview): SavedReview {
  return {
    source: row.source,
    key: row.incident_key,
    version: row.version,
    savedAt: toNumber(row.saved_at),
    savedBy: row.saved_by,
    review: JSON.parse(row.review),
  };
}

/**
 * The reviews that count for incidents, by `<source>/<key>`; in one statement for any number of them, and none for none.
 *
 * @internal
 */
export async function latestReviews(
  database: Knex,
  incidents: readonly IncidentKey[],
): Promise<Map<string, SavedReview>> {
  if (incidents.length === 0) {
    return new Map();
  }
  const rows: StoredReview[] = await database('incident_reviews')
    .where(
      among(database, 'incident_reviews.source', [
        ...new Set(incidents.map(({ source }) => source)),
      ]),
    )
    .where(
      among(database, 'incident_reviews.incident_key', [
        ...new Set(incidents.map(({ key }) => key)),
      ]),
    )
    .whereNotExists(later =>
      later
        .select(database.raw('1'))
        .from('incident_reviews as later')
        .whereRaw('later.source = incident_reviews.source')
        .whereRaw('later.incident_key = incident_reviews.incident_key')
        .whereRaw('later.version > incident_reviews.version'),
    );
  return new Map(
    rows.map(toSavedReview).map(review => [incidentIdOf(review), review]),
  );
}

/**
 * Keeps, until the transaction ends, others from writing incidents or saving reviews of them: whoever comes second sees
 * what the first has written. The versions of an incident under all its targets, and its review, depend on each other.
 * To be taken before any lock of a row.
 *
 * SQLite runs one transaction at a time.
 *
 * @internal
 */
export async function lockIncidents(transaction: Knex): Promise<void> {
  if (dialectOf(transaction) === 'postgres') {
    await transaction.raw(
      "select pg_advisory_xact_lock(hashtextextended('keyresults.dev/okrs incidents ' || current_schema(), 0))",
    );
  }
}
