import { parseEntityRef } from '@backstage/catalog-model';
import {
  MetricPromise,
  ScopeOverlap,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { readOverlaps } from './readOverlaps';

/** What an entity promises of metrics in one cycle. @internal */
export interface PromisesOfEntity {
  entityRef: string;
  /** Hash of the leaf entities that its scope has. */
  leaves: string;
  leafCount: number;
  /** When the cycle is over, in milliseconds since 1970 UTC. */
  to: number;
  promises: readonly MetricPromise[];
}

/** A promise of another entity. @internal */
export interface FoundPromise extends MetricPromise {
  entityRef: string;
  entityTitle: string;
  overlap: ScopeOverlap;
}

interface Row {
  entity_ref: string;
  cycle: string;
  position: number;
  title: string;
  promise: string;
}

/** So many are read at a time, until there are enough that may be told. */
const PAGE = 200;

/** No more are looked through: whoever may see none of so many will hardly see the next. */
const MOST_READ = 2_000;

/** A scope with more leaf entities than these shares one with a great part of the catalog. */
const MANY_LEAVES = 1_000;

/** A system mostly has the name of its team, and a team is what people think of. */
function nameOf({ entity_ref: entityRef, title }: Row): string {
  const kind = parseEntityRef(entityRef).kind.toLowerCase();
  return kind === 'group' ? title : `${title} (${kind})`;
}

/**
 * Finds what other entities promise of the same numbers that could stand against one: over the same leaf entities, or over
 * some of them that are measured. However many entities there are, no more is looked at than what is near, or than what
 * promises the opposite.
 *
 * @internal
 */
export class PromiseStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** Page by page, those over the same leaf entities first, each by entity; only as many are read as are asked for. */
  async *others(own: PromisesOfEntity): AsyncGenerator<FoundPromise[]> {
    const promises = own.promises.filter(({ isOff }) => !isOff);
    // What holds nothing has nothing in common with anybody.
    if (promises.length === 0 || own.leafCount === 0) {
      return;
    }
    const wanted = { ...own, promises };
    const read = { rows: 0 };
    for await (const rows of this.#pages(() => this.#ofSame(wanted), read)) {
      yield rows.map(row => toFound(row, 'same'));
    }
    for await (const rows of this.#pages(() => this.#ofOther(wanted), read)) {
      const refs = [...new Set(rows.map(row => row.entity_ref))];
      const overlaps = await readOverlaps(this.#database, own.entityRef, refs);
      yield rows.map(row =>
        toFound(row, overlaps.get(row.entity_ref) ?? 'partial'),
      );
    }
  }

  /** @param read - how many there were before */
  async *#pages(
    query: () => Knex.QueryBuilder,
    read: { rows: number },
  ): AsyncGenerator<Row[]> {
    let last: Row | undefined;
    while (read.rows < MOST_READ) {
      const page = query()
        .join('entities as e', 'e.entity_ref', 'p.entity_ref')
        .select('p.entity_ref', 'p.cycle', 'p.position', 'e.title', 'p.promise')
        .orderBy(['p.entity_ref', 'p.cycle', 'p.position'])
        .limit(PAGE);
      const rows: Row[] = await (last
        ? page.whereRaw('(p.entity_ref, p.cycle, p.position) > (?, ?, ?)', [
            last.entity_ref,
            last.cycle,
            last.position,
          ])
        : page);
      read.rows += rows.length;
      if (rows.length > 0) {
        yield rows;
      }
      if (rows.length < PAGE) {
        return;
      }
      last = rows[rows.length - 1];
    }
  }

  /** Over the very same leaf entities: the opposite, or as much to another amount. */
  #ofSame(own: PromisesOfEntity): Knex.QueryBuilder {
    return this.#at(own, this.#database.from('metric_promises as p'))
      .andWhere('p.leaves', own.leaves)
      .andWhere((any: Knex.QueryBuilder) => {
        standingAgainst(any, own);
        toAnotherAmount(any, own);
      });
  }

  /** Over other leaf entities with some in common: the opposite. */
  #ofOther(own: PromisesOfEntity): Knex.QueryBuilder {
    const query =
      own.leafCount > MANY_LEAVES ? this.#amongAll(own) : this.#amongNear(own);
    return this.#at(own, query)
      .andWhereNot('p.leaves', own.leaves)
      .andWhere((any: Knex.QueryBuilder) => standingAgainst(any, own));
  }

  /** What has a leaf in common with few leaves is found by these: it is not much, whatever it promises. */
  #amongNear({ entityRef }: PromisesOfEntity): Knex.QueryBuilder {
    const near = this.#sharing(entityRef)
      .distinct('others.scope_ref')
      .as('near');
    // The order is meant: SQLite keeps that of a cross join.
    return this.#database
      .from(near)
      .crossJoin(this.#database.raw('metric_promises as p'))
      .whereRaw('p.entity_ref = near.scope_ref');
  }

  /** With many leaves almost everything has one in common: what promises the opposite is less. */
  #amongAll({ entityRef }: PromisesOfEntity): Knex.QueryBuilder {
    return this.#database
      .from('metric_promises as p')
      .whereExists(
        this.#sharing(entityRef)
          .whereRaw('others.scope_ref = p.entity_ref')
          .select(this.#database.raw('1')),
      );
  }

  /** Of others, at the end of the same day: only then both are asked of the same 28 days. */
  #at(
    { entityRef, to }: PromisesOfEntity,
    query: Knex.QueryBuilder,
  ): Knex.QueryBuilder {
    return query.whereNot('p.entity_ref', entityRef).andWhere('p.ends_at', to);
  }

  /** Leaf entities in common that point to anything. */
  #sharing(entityRef: string): Knex.QueryBuilder {
    return this.#database('scope_members as own')
      .join('scope_members as others', 'others.leaf_ref', 'own.leaf_ref')
      .where('own.scope_ref', entityRef)
      .whereNull('own.valid_to')
      .whereNull('others.valid_to')
      .whereExists(
        this.#database('entity_targets as pointing')
          .whereRaw('pointing.entity_ref = own.leaf_ref')
          .whereNull('pointing.valid_to')
          .select(this.#database.raw('1')),
      );
  }
}

function toFound(row: Row, overlap: ScopeOverlap): FoundPromise {
  return {
    ...(JSON.parse(row.promise) as MetricPromise),
    entityRef: row.entity_ref,
    entityTitle: nameOf(row),
    overlap,
  };
}

/** Goes the other way, and not less far. */
function standingAgainst(
  any: Knex.QueryBuilder,
  { promises }: PromisesOfEntity,
): void {
  for (const { metric, stat, side, amount } of promises) {
    const isMost = side === 'atMost';
    any.orWhere(it =>
      it
        .where({
          'p.metric': metric,
          'p.stat': stat,
          'p.side': isMost ? 'atLeast' : 'atMost',
        })
        .andWhere('p.amount', isMost ? '>=' : '<=', amount),
    );
  }
}

/** Goes the same way, to another amount. */
function toAnotherAmount(
  any: Knex.QueryBuilder,
  { promises }: PromisesOfEntity,
): void {
  for (const { metric, stat, side, amount } of promises) {
    any.orWhere(it =>
      it
        .where({ 'p.metric': metric, 'p.stat': stat, 'p.side': side })
        .whereNot('p.amount', amount),
    );
  }
}
