import { parseEntityRef } from '@backstage/catalog-model';
import { MetricPromise } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';

/** What an entity promises of metrics in one cycle. @internal */
export interface PromisesOfEntity {
  entityRef: string;
  /** Hash of the leaf entities that its scope has. */
  leaves: string;
  leafCount: number;
  /** Of the cycle, in milliseconds since 1970 UTC. */
  from: number;
  to: number;
  promises: readonly MetricPromise[];
}

/** A promise of another entity. @internal */
export interface FoundPromise extends MetricPromise {
  entityRef: string;
  entityTitle: string;
  isSameScope: boolean;
}

interface Row {
  entity_ref: string;
  title: string;
  leaves: string;
  promise: string;
}

/** More than these nobody reads. */
const MOST_FOUND = 100;

/** A scope with more leaf entities than these shares one with a great part of the catalog. */
const MANY_LEAVES = 1_000;

/** A system mostly has the name of its team, and a team is what people think of. */
function nameOf({ entity_ref: entityRef, title }: Row): string {
  const kind = parseEntityRef(entityRef).kind.toLowerCase();
  return kind === 'group' ? title : `${title} (${kind})`;
}

/**
 * Finds what other entities promise of the same metrics that could stand against one, where the scopes have a leaf entity
 * in common. However many entities there are, no more is looked at than what is near, or than what promises the opposite.
 *
 * @internal
 */
export class PromiseStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  async others(own: PromisesOfEntity): Promise<FoundPromise[]> {
    const promises = own.promises.filter(({ isOff }) => !isOff);
    if (promises.length === 0) {
      return [];
    }
    const wanted = { ...own, promises };
    const rows =
      own.leafCount > MANY_LEAVES
        ? await this.#amongThoseAgainst(wanted)
        : await this.#amongThoseNear(wanted);
    return rows
      .map(row => ({
        ...(JSON.parse(row.promise) as MetricPromise),
        entityRef: row.entity_ref,
        entityTitle: nameOf(row),
        isSameScope: row.leaves === own.leaves,
      }))
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
  }

  /** What has a leaf in common with few leaves is found by these: it is not much, whatever it promises. */
  #amongThoseNear(own: PromisesOfEntity): Promise<Row[]> {
    const near = this.#sharing(own.entityRef)
      .distinct('others.scope_ref')
      .as('near');
    // The order is meant: SQLite keeps that of a cross join.
    return this.#select(
      own,
      this.#database
        .from(near)
        .crossJoin(this.#database.raw('metric_promises as p')),
    )
      .whereRaw('p.entity_ref = near.scope_ref')
      .andWhere((any: Knex.QueryBuilder) => {
        standingAgainst(any, own);
        ofSameScope(any, own);
      });
  }

  /** With many leaves almost everything has one in common: what promises the opposite is less. */
  async #amongThoseAgainst(own: PromisesOfEntity): Promise<Row[]> {
    const from = () => this.#database.from('metric_promises as p');
    const [against, same] = await Promise.all([
      this.#select(own, from())
        .andWhere((any: Knex.QueryBuilder) => standingAgainst(any, own))
        .whereExists(
          this.#sharing(own.entityRef)
            .whereRaw('others.scope_ref = p.entity_ref')
            .select(this.#database.raw('1')),
        ),
      this.#select(own, from()).andWhere((any: Knex.QueryBuilder) =>
        ofSameScope(any, own),
      ),
    ]);
    return [...against, ...same];
  }

  #select(
    { entityRef, from, to }: PromisesOfEntity,
    query: Knex.QueryBuilder,
  ): Knex.QueryBuilder {
    return query
      .join('entities as e', 'e.entity_ref', 'p.entity_ref')
      .whereNot('p.entity_ref', entityRef)
      .andWhere('p.starts_at', '<', to)
      .andWhere('p.ends_at', '>', from)
      .limit(MOST_FOUND)
      .select('p.entity_ref', 'e.title', 'p.leaves', 'p.promise');
  }

  #sharing(entityRef: string): Knex.QueryBuilder {
    return this.#database('scope_members as own')
      .join('scope_members as others', 'others.leaf_ref', 'own.leaf_ref')
      .where('own.scope_ref', entityRef)
      .whereNull('own.valid_to')
      .whereNull('others.valid_to');
  }
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

/** Goes the same way, to another amount on the same day. */
function ofSameScope(
  any: Knex.QueryBuilder,
  { promises, leaves, to }: PromisesOfEntity,
): void {
  for (const { metric, stat, side, amount } of promises) {
    any.orWhere(it =>
      it
        .where({
          'p.leaves': leaves,
          'p.ends_at': to,
          'p.metric': metric,
          'p.stat': stat,
          'p.side': side,
        })
        .whereNot('p.amount', amount),
    );
  }
}
