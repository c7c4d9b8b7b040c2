import { Knex } from 'knex';
import { readAnnotationVersions, StoredVersion } from '../changes';
import {
  among,
  dialectOf,
  NumberColumn,
  queryRows,
  toNumber,
} from '../database';
import { EntitySummary } from './documents';
import { CountedTarget } from './freshness';
import { readScopesExtremes } from './readScopesExtremes';
import {
  readMeasuredLeaves,
  readScopeMembers,
  ScopeMemberSummary,
} from './scopeMembers';

/** An entity as the catalog last showed it. @internal */
export interface EntityRow {
  entityRef: string;
  /** Lower case. */
  kind: string;
  title: string;
  annotation?: string;
  calendar?: string;
}

/** An entity held for evaluation. @internal */
export interface DueEntity extends EntityRow {
  /** Since when it is due; another value at the end means that something changed meanwhile. */
  dueAt: number;
  /** As last evaluated. */
  summary?: EntitySummary;
}

/** @internal */
export interface EvaluatedEntity {
  entityRef: string;
  dueAt: number;
  nextDueAt: number;
  /** Undefined leaves the one that is there. */
  summary?: EntitySummary;
}

interface Row {
  entity_ref: string;
  kind: string;
  title: string;
  annotation: string | null;
  calendar: string | null;
}

interface SummarizedRow extends Row {
  summary: string | null;
}

/**
 * The entities in the database, as far as evaluation and reading need them.
 *
 * @internal
 */
export class EntityStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  async find(
    entityRef: string,
  ): Promise<(EntityRow & { summary?: EntitySummary }) | undefined> {
    const row = await this.#database('entities')
      .where({ entity_ref: entityRef })
      .first<SummarizedRow | undefined>(
        'entity_ref',
        'kind',
        'title',
        'annotation',
        'calendar',
        'summary',
      );
    return row && { ...toEntity(row), ...readSummary(row) };
  }

  /** The leaf entities in a scope now that point to at least one target, by reference. */
  async measuredLeaves(scopeRef: string): Promise<string[]> {
    return readMeasuredLeaves(this.#database, scopeRef);
  }

  /** What the list of members tells of each of them that the catalog last had. */
  async members(
    entityRefs: readonly string[],
  ): Promise<Map<string, ScopeMemberSummary>> {
    return readScopeMembers(this.#database, entityRefs);
  }

  /**
   * The targets in an entity's scope now, told by few of them: of each source and state the one read longest ago, and of
   * those never read the one seen first. For how fresh a scope is, they stand for all.
   */
  async scopeExtremes(entityRef: string): Promise<CountedTarget[]> {
    const extremes = await readScopesExtremes(this.#database, [entityRef]);
    return extremes.get(entityRef) ?? [];
  }

  /** See `readAnnotationVersions`. */
  async annotationVersions(
    entityRefs: readonly string[],
    time: { from: number; to: number },
  ): Promise<Map<string, StoredVersion[]>> {
    return readAnnotationVersions(this.#database, entityRefs, time);
  }

  async count(): Promise<number> {
    const row = await this.#database('entities').count({ count: '*' }).first();
    return Number(row?.count ?? 0);
  }

  /**
   * Takes entities that are due, longest due first. Nobody else gets them before the lease ends.
   *
   * @param leaseUntil - also the token that `finish` needs
   */
  async claim(
    now: number,
    leaseUntil: number,
    limit: number,
  ): Promise<DueEntity[]> {
    const skipLocked =
      dialectOf(this.#database) === 'postgres' ? 'for update skip locked' : '';
    const rows = await queryRows<
      SummarizedRow & { evaluation_due_at: NumberColumn }
    >(
      this.#database,
      `update entities set evaluation_lease_until = ?
       where entity_ref in (
         select entity_ref from entities
         where evaluation_due_at <= ?
           and (evaluation_lease_until is null or evaluation_lease_until < ?)
         order by evaluation_due_at limit ? ${skipLocked}
       )
       returning entity_ref, kind, title, annotation, calendar, summary, evaluation_due_at`,
      [leaseUntil, now, now, limit],
    );
    return rows.map(row => ({
      ...toEntity(row),
      ...readSummary(row),
      dueAt: toNumber(row.evaluation_due_at),
    }));
  }

  /** Lets go of entities. One that became due again meanwhile stays due. */
  async finish(
    leaseUntil: number,
    entities: readonly EvaluatedEntity[],
  ): Promise<void> {
    const rows = entities.map(entity => ({
      entity_ref: entity.entityRef,
      due_at: entity.dueAt,
      next_due_at: entity.nextDueAt,
      summary: entity.summary && JSON.stringify(entity.summary),
    }));
    const source =
      dialectOf(this.#database) === 'postgres'
        ? `select * from json_to_recordset(?::json)
             as r(entity_ref text, due_at bigint, next_due_at bigint, summary text)`
        : `select value ->> 'entity_ref' as entity_ref, value ->> 'due_at' as due_at,
             value ->> 'next_due_at' as next_due_at, value ->> 'summary' as summary
           from json_each(?)`;
    await this.#database.transaction(async transaction => {
      // In the order in which others lock them who mark the same entities due, so that nobody waits for the other.
      await transaction('entities')
        .select('entity_ref')
        .where(
          among(
            transaction,
            'entity_ref',
            rows.map(row => row.entity_ref),
          ),
        )
        .orderBy('entity_ref')
        .forUpdate();
      await transaction.raw(
        `with done as (${source})
       update entities set
         evaluation_due_at = case
           when entities.evaluation_due_at = done.due_at then done.next_due_at
           else entities.evaluation_due_at end,
         evaluation_lease_until = null,
         summary = coalesce(done.summary, entities.summary)
       from done
       where entities.entity_ref = done.entity_ref
         and entities.evaluation_lease_until = ?`,
        [JSON.stringify(rows), leaseUntil],
      );
    });
  }
}

function readSummary({ summary }: SummarizedRow): {
  summary?: EntitySummary;
} {
  return summary === null ? {} : { summary: JSON.parse(summary) };
}

function toEntity(row: Row): EntityRow {
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    title: row.title,
    ...(row.annotation !== null && { annotation: row.annotation }),
    ...(row.calendar !== null && { calendar: row.calendar }),
  };
}
