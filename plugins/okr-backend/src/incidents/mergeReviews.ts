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
  rows: readonly IncidentRow[],
  severityOf: SeverityOf,
): Promise<IncidentRow[]> {
  const reviews = await latestReviews(
    transaction,
    rows.map(row => ({ source: row.source, key: row.fact_key })),
  );
  return rows.map(row => {
    const review = reviews.get(
      incidentIdOf({ source: row.source, key: row.fact_key }),
    );
    return review ? withReview(row, review, severityOf) : row;
  });
}
