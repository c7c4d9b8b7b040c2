import { keyResultStateSchema } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { among, NumberColumn, toNumber, toOptionalNumber } from '../database';
import { CountedTarget } from '../evaluation/freshness';
import { readScopesExtremes } from '../evaluation/readScopesExtremes';
import { Overview, StateChange } from './Overview';
import { LEAST_PROMISED_MS } from './promisedTime';

interface Row {
  entity_ref: string;
  title: string;
  cycle: string;
  as_of: NumberColumn;
  taken_out_at: NumberColumn | null;
  summary: string;
}

interface ChangeRow {
  entity_ref: string;
  cycle: string;
  objective_id: string;
  key_result_id: string;
  changed_at: NumberColumn;
  state_before: string;
  state_after: string;
}

/**
 * Reads what is kept for the list of all entities. It is written with the snapshots. What was taken out of the annotation
 * is told of cycles that are over, unless it was there for too short a time; in a cycle that runs it is promised no more.
 *
 * @internal
 */
export class OverviewStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /**
   * Every entity that the catalog last had, with objectives in a cycle, in order of their references.
   *
   * @param now - milliseconds since 1970 UTC
   * @param entityRefs - only these; all where left out
   */
  async ofCycle(
    cycle: string,
    now: number,
    entityRefs?: readonly string[],
  ): Promise<Overview[]> {
    const query = this.#select(now).where('overviews.cycle', cycle);
    return toOverviews(
      await (entityRefs
        ? query.where(among(this.#database, 'overviews.entity_ref', entityRefs))
        : query),
    );
  }

  /**
   * Entities that took all of their objectives out of a cycle that goes on, after an instant. They are promised no more,
   * and not to be listed.
   *
   * @param now - milliseconds since 1970 UTC
   * @param entityRefs - only these; all where left out
   */
  async takenOutAfter(
    after: number,
    now: number,
    entityRefs?: readonly string[],
  ): Promise<Overview[]> {
    const query = this.#all()
      .where('overviews.taken_out_at', '>', after)
      .andWhere('overviews.ends_at', '>', now);
    return toOverviews(
      await (entityRefs
        ? query.where(among(this.#database, 'overviews.entity_ref', entityRefs))
        : query),
    );
  }

  /** What `ofCycle` tells, of some entities in every cycle. */
  async ofEntities(
    entityRefs: readonly string[],
    now: number,
  ): Promise<Overview[]> {
    return toOverviews(
      await this.#select(now).where(
        among(this.#database, 'overviews.entity_ref', entityRefs),
      ),
    );
  }

  /** Every cycle that an entity has or had objectives in, or closed, with two of these entities. */
  async cycles(now: number): Promise<{ id: string; some: string[] }[]> {
    const rows: { cycle: string; first: string; last: string }[] =
      await this.#promises(now)
        .groupBy('cycle')
        .select('cycle')
        .min({ first: 'entity_ref' })
        .max({ last: 'entity_ref' });
    return rows.map(({ cycle, first, last }) => ({
      id: cycle,
      some: [first, last],
    }));
  }

  /** Every entity that has or had objectives in a cycle, or closed it. */
  async entitiesOf(cycle: string, now: number): Promise<string[]> {
    return this.#promises(now).where({ cycle }).distinct().pluck('entity_ref');
  }

  /** Who has objectives in which of some cycles that run. */
  async promisesOf(
    cycles: readonly string[],
    now: number,
  ): Promise<{ cycle: string; entityRef: string }[]> {
    return this.#promises(now)
      .where(among(this.#database, 'cycle', cycles))
      .distinct({ cycle: 'cycle', entityRef: 'entity_ref' });
  }

  /**
   * Whether an entity has or had objectives in a cycle, or closed it. Whoever reads a cycle that is over by its address asks
   * this too, so that none is told that is in no list.
   */
  async isPromised(
    { entityRef, cycle }: { entityRef: string; cycle: string },
    now: number,
  ): Promise<boolean> {
    const found = await this.#promises(now)
      .where({ cycle, entity_ref: entityRef })
      .first('cycle');
    return found !== undefined;
  }

  /** Changes of states in a cycle after an instant, oldest first. */
  async changesAfter(cycle: string, after: number): Promise<StateChange[]> {
    const rows = await this.#database<ChangeRow>('state_changes')
      .where({ cycle })
      .andWhere('changed_at', '>', after)
      .orderBy('changed_at')
      .select(
        'entity_ref',
        'cycle',
        'objective_id',
        'key_result_id',
        'changed_at',
        'state_before',
        'state_after',
      );
    return rows.map(row => ({
      entityRef: row.entity_ref,
      cycle: row.cycle,
      objectiveId: row.objective_id,
      keyResultId: row.key_result_id,
      at: toNumber(row.changed_at),
      before: keyResultStateSchema.parse(row.state_before),
      after: keyResultStateSchema.parse(row.state_after),
    }));
  }

  /** See `readScopesExtremes`. */
  async scopesExtremes(
    entityRefs: readonly string[],
  ): Promise<Map<string, CountedTarget[]>> {
    return readScopesExtremes(this.#database, entityRefs);
  }

  #select(now: number) {
    return this.#all().where(told(now));
  }

  #all() {
    return this.#database('overviews')
      .join('entities', 'entities.entity_ref', 'overviews.entity_ref')
      .select<Row[]>(
        'overviews.entity_ref',
        'entities.title',
        'overviews.cycle',
        'overviews.as_of',
        'overviews.taken_out_at',
        'overviews.summary',
      );
  }

  /** Who promised something when. */
  #promises(now: number) {
    const database = this.#database;
    return database.from(
      database('overviews')
        .where(told(now))
        .select('cycle', 'entity_ref')
        .unionAll(database('closings').select('cycle', 'entity_ref'))
        .as('promises'),
    );
  }
}

function told(now: number) {
  return (overviews: Knex.QueryBuilder) =>
    overviews.whereNull('overviews.taken_out_at').orWhere(past =>
      past.where('overviews.ends_at', '<=', now).whereRaw(
        `case when overviews.taken_out_at < overviews.ends_at
               then overviews.taken_out_at
               else overviews.ends_at
             end - overviews.promised_since >= ?`,
        [LEAST_PROMISED_MS],
      ),
    );
}

/** Sorted here: each database has its own idea of the order of letters. */
function toOverviews(rows: readonly Row[]): Overview[] {
  return rows
    .map(row => {
      const takenOutAt = toOptionalNumber(row.taken_out_at);
      return {
        entityRef: row.entity_ref,
        title: row.title,
        cycle: row.cycle,
        asOf: toNumber(row.as_of),
        ...(takenOutAt !== undefined && { takenOutAt }),
        summary: JSON.parse(row.summary),
      };
    })
    .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}
