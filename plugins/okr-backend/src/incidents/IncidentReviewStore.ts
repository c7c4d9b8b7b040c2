import { ConflictError, NotFoundError } from '@backstage/errors';
import { IncidentReview } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { toNumber, toStorableJson } from '../database';
import { StoredIncident, withReview } from '../facts/incidentRows';
import { incidentTable } from '../facts/incidentTable';
import { currentIncident } from '../facts/readIncidents';
import { markChanged } from '../facts/writeGroups';
import { insertVersions, latest, supersede } from '../facts/writeVersions';
import { SeverityOf } from './mergeReview';
import {
  IncidentKey,
  latestReviews,
  lockIncidents,
  SavedReview,
  StoredReview,
  toSavedReview,
} from './readReviews';

/** @internal */
export interface ReviewToSave extends IncidentKey {
  review: IncidentReview;
  /** The version that was edited; 0 where there was none. */
  expectedVersion: number;
  /** Entity reference of who saves it. */
  savedBy: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * Keeps what people say about incidents: every version for ever, the last one counts.
 *
 * @internal
 */
export class IncidentReviewStore {
  readonly #database: Knex;
  readonly #severityOf: SeverityOf;

  /** @param options - `severityOf` as the writer of facts has it */
  constructor(database: Knex, options: { severityOf?: SeverityOf } = {}) {
    this.#database = database;
    this.#severityOf = options.severityOf ?? (text => text);
  }

  /** All versions, newest first. */
  async history({ source, key }: IncidentKey): Promise<SavedReview[]> {
    const rows: StoredReview[] = await this.#database('incident_reviews')
      .where({ source, incident_key: key })
      .orderBy('version', 'desc');
    return rows.map(toSavedReview);
  }

  /** The reviews that count, by `<source>/<key>`, of those incidents that have one. */
  async latest(
    incidents: readonly IncidentKey[],
  ): Promise<Map<string, SavedReview>> {
    return latestReviews(this.#database, incidents);
  }

  /**
   * Saves the next version of a review, and writes the next version of the incident under all its targets with what the
   * review corrects. What was asked as of an earlier instant stays as it was.
   *
   * @throws ConflictError when another version was saved meanwhile
   * @throws NotFoundError when no source tells of the incident (any more)
   */
  async save(given: ReviewToSave): Promise<SavedReview> {
    return this.#database.transaction(async transaction => {
      await lockIncidents(transaction);
      const saved = await addVersion(transaction, given);
      await this.#rewrite(transaction, saved);
      return saved;
    });
  }

  async #rewrite(transaction: Knex, saved: SavedReview): Promise<void> {
    const current = await currentIncident(transaction, saved.source, saved.key);
    if (current.length === 0) {
      throw new NotFoundError(
        `${saved.source} does not tell of an incident ${saved.key}`,
      );
    }
    // A replica whose clock is behind must not close a version before it began.
    const recordedAt = latest(saved.savedAt, current);
    await supersede(transaction, incidentTable, current, recordedAt);
    await insertVersions(
      transaction,
      incidentTable,
      inOrderWritten(current).map(row =>
        incidentTable.recordedAt(
          withReview(row, saved, this.#severityOf),
          recordedAt,
        ),
      ),
    );
    await markChanged(transaction, [
      ...new Set(current.map(row => row.target_id)),
    ]);
  }
}

/** So that what was said last, under whichever target, is still the last. */
function inOrderWritten(rows: readonly StoredIncident[]): StoredIncident[] {
  return [...rows].sort((a, b) => toNumber(a.id) - toNumber(b.id));
}

async function addVersion(
  transaction: Knex,
  { source, key, review, expectedVersion, savedBy, now }: ReviewToSave,
): Promise<SavedReview> {
  const last: { version: number } | undefined = await transaction(
    'incident_reviews',
  )
    .where({ source, incident_key: key })
    .orderBy('version', 'desc')
    .first('version');
  const version = last?.version ?? 0;
  if (version !== expectedVersion) {
    throw new ConflictError(
      `The review has been saved as version ${version} meanwhile; yours began from version ${expectedVersion}`,
    );
  }
  const text = toStorableJson(review);
  await transaction('incident_reviews').insert({
    source,
    incident_key: key,
    version: version + 1,
    saved_at: now,
    saved_by: savedBy,
    review: text,
  });
  return {
    source,
    key,
    version: version + 1,
    savedAt: now,
    savedBy,
    review: JSON.parse(text),
  };
}
