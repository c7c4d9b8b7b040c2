import { Knex } from 'knex';
import { among } from '../database';
import { groupBy } from '../groupBy';
import { hasNamedFact } from './hasNamedFact';
import { countIncidents, readIncidentItems } from './readIncidentItems';
import {
  readIncident,
  readIncidentVersions,
  readLastIncidents,
} from './readIncidents';
import {
  countMeasurements,
  readMeasurementItems,
  readMeasurementsById,
  readMeasurementVersions,
} from './readMeasurements';
import { readScopes } from './readScopes';
import {
  countSpans,
  readSpanItems,
  readSpansById,
  readSpanVersions,
  SpanFilter,
} from './readSpans';
import { StoredTarget, targetColumns, toTarget } from './targetRows';
import {
  IncidentCountQuery,
  IncidentItem,
  IncidentItemsQuery,
  IncidentVersion,
  IncidentVersionsQuery,
  LastIncidentsQuery,
} from './incidentTypes';
import {
  MeasurementItem,
  MeasurementItemsQuery,
  MeasurementVersion,
  MeasurementVersionsQuery,
} from './measurementTypes';
import {
  FactStore,
  ItemsPage,
  NamedFactQuery,
  OpenSpansQuery,
  Recomputation,
  Scope,
  SpanItem,
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
    const pointing = (table: string, entity: string) =>
      this.#database(table)
        .select('target_id', { entity_ref: entity })
        .whereNull('valid_to')
        .where(among(this.#database, 'target_id', ids));
    const rows: { target_id: number; entity_ref: string }[] =
      await this.#database
        .unionAll([
          pointing('entity_targets', 'entity_ref'),
          pointing('joint_targets', 'scope_ref'),
        ])
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
    return readSpanVersions(this.#database, query);
  }

  async spanItems(query: SpanItemsQuery): Promise<SpanItemsPage> {
    return readSpanItems(this.#database, windowFilter(query), {
      ...query,
      order: 'latestFirst',
    });
  }

  async spansById(
    versionIds: readonly number[],
  ): Promise<Map<number, SpanItem>> {
    return readSpansById(this.#database, versionIds);
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

  async measurementVersions(
    query: MeasurementVersionsQuery,
  ): Promise<MeasurementVersion[]> {
    return readMeasurementVersions(this.#database, query);
  }

  async measurementItems(
    query: MeasurementItemsQuery,
  ): Promise<ItemsPage<MeasurementItem>> {
    return readMeasurementItems(this.#database, query);
  }

  async measurementsById(
    versionIds: readonly number[],
  ): Promise<Map<number, MeasurementItem>> {
    return readMeasurementsById(this.#database, versionIds);
  }

  async countMeasurementItems(
    query: Omit<MeasurementItemsQuery, 'cursor' | 'limit'>,
  ): Promise<number> {
    return countMeasurements(this.#database, query);
  }

  async incidentVersions(
    query: IncidentVersionsQuery,
  ): Promise<IncidentVersion[]> {
    return readIncidentVersions(this.#database, query);
  }

  async incidentItems(
    query: IncidentItemsQuery,
  ): Promise<ItemsPage<IncidentItem>> {
    return readIncidentItems(this.#database, query);
  }

  async countIncidentItems(query: IncidentCountQuery): Promise<number> {
    return countIncidents(this.#database, query);
  }

  async lastIncidents(
    query: LastIncidentsQuery,
  ): Promise<Map<string, IncidentItem>> {
    return readLastIncidents(this.#database, query);
  }

  async hasNamedFact(query: NamedFactQuery): Promise<boolean> {
    return hasNamedFact(this.#database, query);
  }

  async incident(source: string, key: string): Promise<IncidentItem[]> {
    return readIncident(this.#database, source, key);
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
