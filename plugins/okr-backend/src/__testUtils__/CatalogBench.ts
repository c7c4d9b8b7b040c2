import { mockServices } from '@backstage/backend-test-utils';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { CatalogSync } from '../catalog';
import { DatabaseFactStore, scopeAt } from '../facts';
import { FakeCatalog } from './FakeCatalog';
import { FakeCollector } from './FakeCollector';

const day = 86_400_000;

/** A sync with a catalog, a clock and a database of the test's own. */
export class CatalogBench {
  readonly catalog = new FakeCatalog();
  /** Milliseconds since 1970 UTC. */
  now = 1000 * day;

  constructor(
    readonly database: Knex,
    readonly collector: Collector = new FakeCollector(),
  ) {}

  async sync(fullPassMs = 365 * day, pageSize = 500) {
    const { collector } = this;
    const sync = new CatalogSync({
      database: this.database,
      catalog: this.catalog.service(),
      auth: mockServices.auth(),
      targetsOf: entity =>
        collector
          .targetsOf(entity)
          .map(target => ({ ...target, source: collector.id })),
      joining: {
        jointSources: collector.jointly ? [collector.id] : [],
        jointly: (source, parts) =>
          (collector.jointly?.(parts) ?? []).map(joint => ({
            ...joint,
            source,
          })),
      },
      config: { pollMs: 0, fullPassMs, settleMs: day, pageSize },
      now: () => this.now,
    });
    return sync.run(new AbortController().signal);
  }

  /** The leaf entities that an entity stood for at an instant. */
  async leavesOf(scopeRef: string, at = this.now) {
    return (await this.#scopeAt(scopeRef, at)).leafRefs.sort();
  }

  /** The repositories in the scope of an entity at an instant. */
  async repositoriesOf(scopeRef: string, at = this.now) {
    const { targetIds } = await this.#scopeAt(scopeRef, at);
    const store = new DatabaseFactStore(this.database);
    const targets = await store.targetsById(targetIds);
    return [...targets.values()].map(target => target.title).sort();
  }

  /** Of each joint target in the scope of an entity at an instant, the repositories that it stands for. */
  async jointsOf(scopeRef: string, at = this.now) {
    const { jointTargetIds } = await this.#scopeAt(scopeRef, at);
    const store = new DatabaseFactStore(this.database);
    const targets = await store.targetsById(jointTargetIds);
    return [...targets.values()]
      .map(({ parts = [] }) =>
        parts.map(part => part.split('/').slice(1).join('/')).join(' '),
      )
      .sort();
  }

  /** A company with three groups, a domain, a system, three components and a person. */
  addCompany() {
    this.catalog.set('group:default/all');
    this.catalog.set('group:default/shop', { childOf: ['group:default/all'] });
    this.catalog.set('group:default/pay', { childOf: ['group:default/shop'] });
    this.catalog.set('domain:default/commerce');
    this.catalog.set('system:default/till', {
      partOf: ['domain:default/commerce'],
    });
    this.catalog.set('component:default/cart', {
      ownedBy: ['group:default/shop'],
      partOf: ['system:default/till'],
      repository: 'acme/shop',
    });
    this.catalog.set('component:default/card', {
      ownedBy: ['group:default/pay'],
      partOf: ['system:default/till'],
      repository: 'acme/card',
    });
    this.catalog.set('component:default/help', {
      ownedBy: ['user:default/ada'],
    });
    this.catalog.set('user:default/ada');
  }

  async #scopeAt(scopeRef: string, at: number) {
    const store = new DatabaseFactStore(this.database);
    const scopes = await store.scopes([scopeRef], 0);
    return scopeAt(scopes.get(scopeRef)!, at);
  }
}
