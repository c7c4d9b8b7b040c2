import { Knex } from 'knex';
import { IncidentRow, withReview } from '../facts/incidentRows';
import { SeverityOf } from './mergeReview';
import { incidentIdOf, latestReviews } from './readReviews';

/**
 * Incidents as their sources tell of them, with what their reviews correct.
 *
 * @internal
 */
export async function mergeReviews(
  transaction: Knex,
  rows: ReadonlyMap<string, IncidentRow>,
  severityOf: SeverityOf,
): Promise<Map<string, IncidentRow>> {
  const reviews = await latestReviews(
    transaction,
    [...rows.values()].map(row => ({ source: row.source, key: row.fact_key })),
  );
  const merged = new Map(rows);
  for (const [key, row] of rows) {
    const review = reviews.get(
      incidentIdOf({ source: row.source, key: row.fact_key }),
    );
    if (review) {
      merged.set(key, withReview(row, review, severityOf));
    }
  }
  return merged;
}
