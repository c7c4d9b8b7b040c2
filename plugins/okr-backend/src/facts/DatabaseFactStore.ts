import { Knex } from 'knex';
import { among } from '../database';
import { groupBy } from '../groupBy';
import { countSpans, readSpanItems, SpanFilter } from './readSpanItems';
import { readScopes } from './readScopes';
import { StoredVersion, toSpanVersion } from './spanRows';
import { StoredTarget, targetColumns, toTarget } from './targetRows';
import {
  FactStore,
  OpenSpansQuery,
  Recomputation,
  Scope,
  SpanItemsPage,
  SpanItemsQuery,
  SpanVersion,
  SpanVersionsQuery,
  Target,
} from './types';

/**
 * Reads facts, scopes and targets from the plugin's database.
 *
 * @internal
 */
export class DatabaseFactStore implements FactStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  async scopes(
    scopeRefs: readonly string[],
    from: number,
  ): Promise<Map<string, Scope>> {
    return readScopes(this.#database, scopeRefs, from);
  }

  async targetsById(ids: readonly number[]): Promise<Map<number, Target>> {
    const rows: StoredTarget[] = await this.#database('targets')
      .select(targetColumns)
      .where(among(this.#database, 'id', ids));
    return new Map(rows.map(row => [row.id, toTarget(row)]));
  }

  async entitiesOfTargets(
    ids: readonly number[],
  ): Promise<Map<number, string[]>> {
    const rows: { target_id: number; entity_ref: string }[] =
      await this.#database('entity_targets')
        .select('target_id', 'entity_ref')
        .whereNull('valid_to')
        .where(among(this.#database, 'target_id', ids))
        .orderBy('entity_ref');
    return new Map(
      [...groupBy(rows, row => row.target_id)].map(([id, links]) => [
        id,
        links.map(link => link.entity_ref),
      ]),
    );
  }

  async lastRecomputations(
    targetIds: readonly number[],
  ): Promise<Map<number, Recomputation>> {
    const rows: { target_id: number; at: string | number; reason: string }[] =
      await this.#database('recomputations')
        .select('target_id', 'at', 'reason')
        .where(among(this.#database, 'target_id', targetIds))
        .orderBy(['at', 'id']);
    return new Map(
      rows.map(row => [
        row.target_id,
        { targetId: row.target_id, at: Number(row.at), reason: row.reason },
      ]),
    );
  }

  async spanVersions(query: SpanVersionsQuery): Promise<SpanVersion[]> {
    const statement = this.#database('spans')
      .select(
        'target_id',
        'start_at',
        'end_at',
        'outcome',
        'matches',
        'recorded_at',
        'superseded_at',
      )
      .where(among(this.#database, 'target_id', query.targetIds))
      .where('metric', query.metric)
      .where('until_at', '>=', query.from)
      .where('start_at', '<', query.to);
    if (query.withDimensions) {
      statement.select('dimensions');
    }
    if (query.knownFrom !== undefined) {
      const { knownFrom } = query;
      statement.where(version =>
        version
          .whereNull('superseded_at')
          .orWhere('superseded_at', '>', knownFrom),
      );
    }
    const rows: StoredVersion[] = await statement;
    return rows.map(toSpanVersion);
  }

  async spanItems(query: SpanItemsQuery): Promise<SpanItemsPage> {
    return readSpanItems(this.#database, windowFilter(query), {
      ...query,
      order: 'latestFirst',
    });
  }

  async countSpanItems(
    query: Omit<SpanItemsQuery, 'cursor' | 'limit'>,
  ): Promise<number> {
    return countSpans(this.#database, windowFilter(query));
  }

  async openSpans(query: OpenSpansQuery): Promise<SpanItemsPage> {
    return readSpanItems(this.#database, openFilter(query), {
      ...query,
      order: 'oldestFirst',
    });
  }

  async countOpenSpans(
    query: Omit<OpenSpansQuery, 'cursor' | 'limit'>,
  ): Promise<number> {
    return countSpans(this.#database, openFilter(query));
  }
}

function windowFilter(
  query: Omit<SpanItemsQuery, 'cursor' | 'limit'>,
): SpanFilter {
  return {
    targetIds: query.targetIds,
    metric: query.metric,
    asOf: query.asOf,
    startsBefore: Math.min(query.window.to, query.asOf),
    notEndedBefore: query.window.from,
  };
}

function openFilter(
  query: Omit<OpenSpansQuery, 'cursor' | 'limit'>,
): SpanFilter {
  return {
    targetIds: query.targetIds,
    metric: query.metric,
    asOf: query.asOf,
    startsBefore: query.asOf,
    // An item that ends at the very instant is not waiting any more.
    notEndedBefore: query.asOf + 1,
  };
}
