import { Knex } from 'knex';
import { lockCycles } from '../checkIns/lockCycles';
import { among, toNumber, toStorableJson } from '../database';
import { ClosedCycle, ClosingReader, FrozenReport } from '../evaluation';
import { ClosedMeanwhileError } from './errors';
import {
  ClosingColumns,
  ReviewColumns,
  ReviewContent,
  StoredClosing,
  StoredReview,
  toClosing,
  toReview,
} from './StoredClosing';

/** Which one. @internal */
export interface ClosingKey {
  entityRef: string;
  /** Id of the cycle. */
  cycle: string;
}

/** @internal */
export interface ReviewToSave extends ClosingKey {
  content: ReviewContent;
  /** Entity reference. */
  savedBy: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/** @internal */
export interface CycleToClose extends ReviewToSave {
  report: FrozenReport;
  /** Whether the report says all that was said by now, asked while nobody can say anything. */
  stillStands(transaction: Knex): Promise<boolean>;
  /** Has what was said of the cycle be of it for good, in the same transaction. */
  claimCheckIns(transaction: Knex): Promise<void>;
}

/**
 * Keeps the cycles that were closed: the report as it was then, once and for ever, and every version of what people said
 * of it.
 *
 * @internal
 */
export class ClosingStore implements ClosingReader {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  async closedCycles(
    entityRefs: readonly string[],
  ): Promise<Map<string, Set<string>>> {
    const closed = new Map<string, Set<string>>();
    if (entityRefs.length === 0) {
      return closed;
    }
    const rows: Pick<ClosingColumns, 'entity_ref' | 'cycle'>[] =
      await this.#database('closings')
        .where(among(this.#database, 'entity_ref', entityRefs))
        .select('entity_ref', 'cycle');
    for (const { entity_ref: ref, cycle } of rows) {
      closed.set(ref, (closed.get(ref) ?? new Set()).add(cycle));
    }
    return closed;
  }

  async find(key: ClosingKey): Promise<StoredClosing | undefined> {
    return findClosing(this.#database, key);
  }

  /** Every cycle of an entity that was closed. */
  async ofEntity(entityRef: string): Promise<StoredClosing[]> {
    const rows: ClosingColumns[] = await this.#database('closings').where({
      entity_ref: entityRef,
    });
    const reviews: ReviewColumns[] = await this.#database('closing_reviews')
      .where({ entity_ref: entityRef })
      .orderBy('version', 'desc');
    return rows.flatMap(row => {
      const last = reviews.find(({ cycle }) => cycle === row.cycle);
      return last ? [toClosing(row, last)] : [];
    });
  }

  async ofCycle(cycle: string): Promise<ClosedCycle[]> {
    const rows: (Omit<ClosingColumns, 'report'> & ReviewColumns)[] =
      await this.#database('closings')
        .join('closing_reviews', link =>
          link
            .on('closing_reviews.entity_ref', 'closings.entity_ref')
            .on('closing_reviews.cycle', 'closings.cycle'),
        )
        .where('closings.cycle', cycle)
        .whereNotExists(later =>
          later
            .select(this.#database.raw('1'))
            .from('closing_reviews as later')
            .whereRaw(
              `later.entity_ref = closing_reviews.entity_ref
               and later.cycle = closing_reviews.cycle
               and later.version > closing_reviews.version`,
            ),
        )
        .select(
          'closing_reviews.*',
          'closings.closed_at',
          'closings.closed_by',
        );
    return rows.map(row => ({
      entityRef: row.entity_ref,
      closedAt: toNumber(row.closed_at),
      closedBy: row.closed_by,
      ...spoken(toReview(row)),
    }));
  }

  async reports(
    cycle: string,
    entityRefs: readonly string[],
  ): Promise<FrozenReport[]> {
    const rows: Pick<ClosingColumns, 'entity_ref' | 'report'>[] =
      await this.#database('closings')
        .where({ cycle })
        .where(among(this.#database, 'entity_ref', entityRefs))
        .select('entity_ref', 'report');
    return rows
      .sort((a, b) => (a.entity_ref < b.entity_ref ? -1 : 1))
      .map(({ report }) => JSON.parse(report));
  }

  /** Every version of what was said, newest first. */
  async versions({ entityRef, cycle }: ClosingKey): Promise<StoredReview[]> {
    const rows: ReviewColumns[] = await this.#database('closing_reviews')
      .where({ entity_ref: entityRef, cycle })
      .orderBy('version', 'desc');
    return rows.map(toReview);
  }

  /**
   * Closes a cycle, unless something was said since its report was made.
   *
   * @returns undefined where something was
   * @throws ClosedMeanwhileError where somebody else closed it
   */
  async close(given: CycleToClose): Promise<StoredClosing | undefined> {
    return this.#database.transaction(async transaction => {
      const { entityRef, cycle, savedBy, now, report } = given;
      await lockCycles(transaction, entityRef);
      if (!(await given.stillStands(transaction))) {
        return undefined;
      }
      const row: ClosingColumns = {
        entity_ref: entityRef,
        cycle,
        closed_at: now,
        closed_by: savedBy,
        report: toStorableJson(report),
      };
      const inserted = await transaction('closings')
        .insert(row)
        .onConflict(['entity_ref', 'cycle'])
        .ignore()
        .returning('cycle');
      if (inserted.length === 0) {
        return refuse(transaction, given);
      }
      const review = reviewRow(given, 1);
      await transaction('closing_reviews').insert(review);
      await given.claimCheckIns(transaction);
      return toClosing(row, review);
    });
  }

  /**
   * Saves the next version of what was said; the report stays as it is.
   *
   * @param given - `expectedVersion` is the version that was read
   * @throws ClosedMeanwhileError where another version was saved meanwhile
   */
  async edit(
    given: ReviewToSave & { expectedVersion: number },
  ): Promise<StoredClosing> {
    return this.#database.transaction(async transaction => {
      const last = await findClosing(transaction, given);
      if (last?.review.version !== given.expectedVersion) {
        return refuse(transaction, given);
      }
      // Of two at once the one that comes second finds the version taken.
      const inserted: ReviewColumns[] = await transaction('closing_reviews')
        .insert(reviewRow(given, given.expectedVersion + 1))
        .onConflict(['entity_ref', 'cycle', 'version'])
        .ignore()
        .returning('*');
      return inserted.length > 0
        ? { ...last, review: toReview(inserted[0]) }
        : refuse(transaction, given);
    });
  }
}

function spoken({ verdicts, summary }: ReviewContent) {
  return { verdicts, ...(summary !== undefined && { summary }) };
}

function reviewRow(given: ReviewToSave, version: number): ReviewColumns {
  return {
    entity_ref: given.entityRef,
    cycle: given.cycle,
    version,
    saved_at: given.now,
    saved_by: given.savedBy,
    review: toStorableJson(given.content),
  };
}

async function findClosing(
  database: Knex,
  { entityRef, cycle }: ClosingKey,
): Promise<StoredClosing | undefined> {
  const key = { entity_ref: entityRef, cycle };
  const row = await database<ClosingColumns>('closings').where(key).first();
  const review = await database<ReviewColumns>('closing_reviews')
    .where(key)
    .orderBy('version', 'desc')
    .first();
  return row && review && toClosing(row, review);
}

async function refuse(database: Knex, key: ClosingKey): Promise<never> {
  throw new ClosedMeanwhileError(await findClosing(database, key));
}
