import { keyResultStateSchema } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { among, NumberColumn, toNumber } from '../database';
import { CountedTarget } from '../evaluation/freshness';
import { Overview, StateChange } from './Overview';
import { readScopesExtremes } from '../evaluation/readScopesExtremes';

interface Row {
  entity_ref: string;
  title: string;
  cycle: string;
  as_of: NumberColumn;
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
 * Reads what is kept for the list of all entities. It is written with the snapshots.
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
   * @param entityRefs - only these; all where left out
   */
  async ofCycle(
    cycle: string,
    entityRefs?: readonly string[],
  ): Promise<Overview[]> {
    const query = this.#select().where('overviews.cycle', cycle);
    return toOverviews(
      await (entityRefs
        ? query.where(among(this.#database, 'overviews.entity_ref', entityRefs))
        : query),
    );
  }

  /** The same of some entities in every cycle. */
  async ofEntities(entityRefs: readonly string[]): Promise<Overview[]> {
    return toOverviews(
      await this.#select().where(
        among(this.#database, 'overviews.entity_ref', entityRefs),
      ),
    );
  }

  /** Every cycle that an entity has or had objectives in, with two of these entities. */
  async cycles(): Promise<{ id: string; some: string[] }[]> {
    const rows: { cycle: string; first: string; last: string }[] =
      await this.#database('overviews')
        .groupBy('cycle')
        .select('cycle')
        .min({ first: 'entity_ref' })
        .max({ last: 'entity_ref' });
    return rows.map(({ cycle, first, last }) => ({
      id: cycle,
      some: [first, last],
    }));
  }

  /** Every entity that has or had objectives in a cycle. */
  async entitiesOf(cycle: string): Promise<string[]> {
    return this.#database('overviews').where({ cycle }).pluck('entity_ref');
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

  #select() {
    return this.#database('overviews')
      .join('entities', 'entities.entity_ref', 'overviews.entity_ref')
      .select<Row[]>(
        'overviews.entity_ref',
        'entities.title',
        'overviews.cycle',
        'overviews.as_of',
        'overviews.summary',
      );
  }
}

/** Sorted here: each database has its own idea of the order of letters. */
function toOverviews(rows: readonly Row[]): Overview[] {
  return rows
    .map(row => ({
      entityRef: row.entity_ref,
      title: row.title,
      cycle: row.cycle,
      asOf: toNumber(row.as_of),
      summary: JSON.parse(row.summary),
    }))
    .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}
