import { randomUUID } from 'node:crypto';
import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { okrKinds } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { OkrConfig } from '../config';
import { among } from '../database';
import { tellableMessage } from '../tellableMessage';
import {
  changeFields,
  SourceTarget,
  SyncedEntity,
  syncedFields,
  toSyncedEntity,
} from './SyncedEntity';
import { repairJoints } from './repairJoints';
import { retireLeft } from './retireTargets';
import { SyncLease } from './SyncLease';
import { markGoneScopes, updateScopes } from './updateScopes';
import { removeEntities, SyncTime, writeEntities } from './writeEntities';
import { Joining } from './writeJoints';

/** A replica that is killed in a pass holds the others up for no longer. */
const leaseMs = 2 * 60_000;
/** Of the time between two passes: what the clocks of replicas may differ by, and a little more. */
const silence = 0.9;

/** @internal */
export interface CatalogSyncOptions {
  database: Knex;
  catalog: CatalogService;
  auth: AuthService;
  /** Where sources can be asked about an entity. */
  targetsOf: (entity: Entity) => SourceTarget[];
  /** Which of these can be asked about together. */
  joining: Joining;
  config: OkrConfig['catalog'];
  /** Read anew for every step. */
  now: () => number;
}

/** What a pass found. @internal */
export interface SyncReport {
  pass: 'changes' | 'full' | 'elsewhere';
  seen: number;
  changed: number;
  removed: number;
}

/**
 * Follows the catalog. The usual pass asks for nothing but refs and etags, and for the whole of what has changed; a
 * full pass from time to time compares everything. Entities go only after a pass that ended well.
 *
 * Every replica may run it at any time: the one that made the last pass makes the next, and another steps in when it has
 * been silent for about as long as passes are apart.
 *
 * @internal
 */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;
  readonly #replica = randomUUID();

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
  }

  /** @throws when the catalog cannot be read, after noting it for the status page */
  async run(signal: AbortSignal): Promise<SyncReport> {
    const { database, config, now } = this.#options;
    const lease = new SyncLease(database, {
      replica: this.#replica,
      leaseMs,
      silenceMs: silence * config.pollMs,
    });
    const record = await lease.acquire(now());
    if (!record) {
      return { pass: 'elsewhere', seen: 0, changed: 0, removed: 0 };
    }
    const startedAt = now();
    const isFull =
      record.lastFullPassAt === undefined ||
      record.error !== undefined ||
      startedAt - record.lastFullPassAt >= config.fullPassMs;
    try {
      const report = await this.#pass(lease, isFull, signal);
      await lease.release({
        last_pass_at: startedAt,
        ...(report.pass === 'full' ? { last_full_pass_at: startedAt } : {}),
        error: null,
      });
      return report;
    } catch (error) {
      await lease.release({ error: tellableMessage(error) });
      throw error;
    }
  }

  async #pass(
    lease: SyncLease,
    isFull: boolean,
    signal: AbortSignal,
  ): Promise<SyncReport> {
    const report = isFull
      ? await this.#compareAll(lease, signal)
      : await this.#followChanges(lease, signal);
    const { joining } = this.#options;
    await updateScopes(lease, this.#time(), joining);
    if (report.pass === 'full') {
      await repairJoints(lease, this.#time().now, joining);
      const { now } = this.#time();
      await lease.step(now, transaction => retireLeft(transaction, now));
    }
    return report;
  }

  async #followChanges(
    lease: SyncLease,
    signal: AbortSignal,
  ): Promise<SyncReport> {
    let seen = 0;
    let changed = 0;
    for await (const page of this.#stream(changeFields, signal)) {
      seen += page.length;
      await lease.renew(this.#time().now);
      const entities = await this.#read(await this.#differing(page));
      changed += await this.#write(lease, entities);
    }
    const [{ count }] = await this.#options
      .database('entities')
      .count({ count: '*' });
    if (Number(count) > seen) {
      // Something is gone; only a pass that marks what it sees can tell what.
      return this.#compareAll(lease, signal);
    }
    return { pass: 'changes', seen, changed, removed: 0 };
  }

  async #compareAll(
    lease: SyncLease,
    signal: AbortSignal,
  ): Promise<SyncReport> {
    const startedAt = this.#options.now();
    let seen = 0;
    let changed = 0;
    for await (const page of this.#stream(syncedFields, signal)) {
      seen += page.length;
      changed += await this.#write(lease, page);
    }
    // A catalog that is still starting up is empty, and that says nothing about anybody.
    const removed = seen === 0 ? 0 : await this.#sweep(lease, startedAt);
    await lease.step(this.#time().now, markGoneScopes);
    return { pass: 'full', seen, changed, removed };
  }

  async *#stream(
    fields: string[],
    signal: AbortSignal,
  ): AsyncGenerator<Entity[]> {
    const { auth, catalog, config } = this.#options;
    const pages = catalog.streamEntities(
      { filter: { kind: [...okrKinds] }, fields, pageSize: config.pageSize },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      yield page;
    }
  }

  async #differing(page: readonly Entity[]): Promise<string[]> {
    const { database } = this.#options;
    const refs = page.map(entity => stringifyEntityRef(entity));
    const rows: { entity_ref: string; etag: string | null }[] = await database(
      'entities',
    )
      .select('entity_ref', 'etag')
      .where(among(database, 'entity_ref', refs));
    const etags = new Map(rows.map(row => [row.entity_ref, row.etag]));
    return page
      .map((entity, index) => ({
        ref: refs[index],
        etag: entity.metadata.etag,
      }))
      .filter(({ ref, etag }) => etag === undefined || etags.get(ref) !== etag)
      .map(({ ref }) => ref);
  }

  async #read(entityRefs: string[]): Promise<Entity[]> {
    if (entityRefs.length === 0) {
      return [];
    }
    const { auth, catalog } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: syncedFields },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items.filter(item => item !== undefined);
  }

  async #write(lease: SyncLease, page: readonly Entity[]): Promise<number> {
    if (page.length === 0) {
      return 0;
    }
    const entities = page.map(entity => this.#toSynced(entity));
    const time = this.#time();
    return lease.step(time.now, transaction =>
      writeEntities(transaction, entities, time),
    );
  }

  #toSynced(entity: Entity): SyncedEntity {
    const isMeasured = entity.kind.toLocaleLowerCase('en-US') === 'component';
    return toSyncedEntity(
      entity,
      isMeasured ? this.#options.targetsOf(entity) : [],
    );
  }

  async #sweep(lease: SyncLease, startedAt: number): Promise<number> {
    let removed = 0;
    for (;;) {
      const { now } = this.#time();
      const refs = await lease.step(now, async transaction => {
        const rows: { entity_ref: string }[] = await transaction('entities')
          .select('entity_ref')
          .where('seen_at', '<', startedAt)
          .limit(this.#options.config.pageSize);
        const gone = rows.map(row => row.entity_ref);
        await removeEntities(transaction, gone, now);
        return gone;
      });
      if (refs.length === 0) {
        return removed;
      }
      removed += refs.length;
    }
  }

  #time(): SyncTime {
    return {
      now: this.#options.now(),
      settleMs: this.#options.config.settleMs,
    };
  }
}
