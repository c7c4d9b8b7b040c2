import { CustomErrorBase } from '@backstage/errors';
import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { SeverityOf } from '../incidents/mergeReview';
import { BooleanColumn } from '../database';
import { lockIncidents } from '../incidents/readReviews';
import { writeGroups } from './writeGroups';

/**
 * Another replica holds the target by now; nothing was written.
 *
 * @internal
 */
export class LeaseLostError extends CustomErrorBase {
  name = 'LeaseLostError' as const;
}

/** One page of one target, to be written as a whole or not at all. @internal */
export interface PageToWrite {
  targetId: number;
  /** Token of the batch that holds the target. */
  claim: string;
  groups: readonly FactGroup[];
  /** Columns of the target to set with it: cursor, state, what comes next. */
  target: Readonly<Record<string, string | number | boolean | null>>;
  /** Set when the closed past of the target is known anew with this page. */
  recomputation?: string;
  now: number;
}

/** @internal */
export interface PageWritten {
  /** Groups that say something else than before. */
  changedGroups: number;
  /** Versions written. */
  versions: number;
}

/** @internal */
export interface FactWriterOptions {
  /** Finds the rung of the severity ladder; what is on none stays as it is. */
  severityOf?: SeverityOf;
}

/**
 * Writes facts, cursor and state of a page in one transaction: five statements for new things of one shape, seven where
 * some of them were known, two for a page that brings nothing new; however many facts there are. One less after a page
 * whose news nobody has taken up yet. Pages with incidents take one more for a lock on Postgres, and where an incident
 * says something new, one for reviews and one for when it was first learned of.
 *
 * @internal
 */
export class FactWriter {
  readonly #database: Knex;
  readonly #severityOf: SeverityOf;

  constructor(database: Knex, options: FactWriterOptions = {}) {
    this.#database = database;
    this.#severityOf = options.severityOf ?? (text => text);
  }

  /** @throws LeaseLostError when the claim does not hold the target any more */
  async writePage(page: PageToWrite): Promise<PageWritten> {
    return this.#database.transaction(async transaction => {
      if (hasIncidents(page.groups)) {
        await lockIncidents(transaction);
      }
      // Before anything is read, so that two replicas cannot write the same target at once.
      const held = await holdTarget(transaction, page);
      const { changed, versions } = await writeGroups(transaction, {
        groups: page.groups.map(group => ({
          targetId: page.targetId,
          source: held.source,
          group,
        })),
        marked: held.changed ? [page.targetId] : [],
        severityOf: this.#severityOf,
        now: page.now,
      });
      return {
        changedGroups: changed.get(page.targetId)?.length ?? 0,
        versions,
      };
    });
  }
}

/** @internal */
export function hasIncidents(groups: readonly FactGroup[]): boolean {
  return groups.some(({ facts }) =>
    facts.some(({ shape }) => shape === 'incident'),
  );
}

interface HeldTarget {
  source: string;
  /** Its entities are to be evaluated anew; nobody can take them up before the transaction ends. */
  changed: BooleanColumn;
}

async function holdTarget(
  transaction: Knex,
  page: PageToWrite,
): Promise<HeldTarget> {
  const [held]: HeldTarget[] = await transaction('targets')
    .where({ id: page.targetId, claim: page.claim })
    .update(page.target)
    .returning(['source', 'changed']);
  if (!held) {
    throw new LeaseLostError(
      `Target ${page.targetId} is held by another run by now`,
    );
  }
  if (page.recomputation !== undefined) {
    await transaction('recomputations').insert({
      target_id: page.targetId,
      at: page.now,
      reason: page.recomputation,
    });
  }
  return held;
}
