import {
  coreServices,
  BackendFeature,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { collectorExtensionPoint } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import request from 'supertest';
import { createTestDatabases } from './__testUtils__/databases';
import { FakeCollector } from './__testUtils__/FakeCollector';
import { okrPlugin } from './plugin';

const databases: TestDatabases = createTestDatabases();
jest.setTimeout(60_000);

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    annotations: { 'github.com/project-slug': 'acme/checkout' },
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
};
const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

function collectorModule(collector: FakeCollector, moduleId = 'fake') {
  return createBackendModule({
    pluginId: 'okr',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { collectors: collectorExtensionPoint },
        async init({ collectors }) {
          collectors.addCollector(collector);
        },
      });
    },
  });
}

async function start(
  database: Knex,
  collectors: FakeCollector[],
  others: BackendFeature[] = [],
) {
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      okrPlugin,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      ...collectors.map((collector, index) =>
        collectorModule(collector, `fake-${index}`),
      ),
      catalogServiceMock.factory({ entities: [component, group] }),
      ...others,
      mockServices.database.mock({ getClient: async () => database }).factory,
    ],
  });
  return { backend, scheduler };
}

describe.each(databases.eachSupportedId())('okrPlugin on %s', id => {
  let database: Knex;

  beforeEach(async () => {
    database = await databases.init(id);
  });

  it('goes all the way from the catalog to the answer', async () => {
    const collector = new FakeCollector();
    const now = Date.now();
    collector.tell('github.com/acme/checkout', now - 86_400_000, [
      { start: now - 10 * 3_600_000, end: now - 4 * 3_600_000 },
      { start: now - 9 * 3_600_000 },
    ]);
    const { backend, scheduler } = await start(database, [collector]);
    for (const task of ['catalog-sync', 'collection', 'evaluation']) {
      await scheduler.triggerTask(`okr-${task}`);
    }
    const path = '/api/okr/v1/entities/group/default/shop';
    const answer = await request(backend.server).get(`${path}/okrs`);
    expect(answer.status).toBe(200);
    expect(answer.body.reviewWait).toMatchObject({ answered: 1, waiting: 1 });

    const waiting = await request(backend.server).get(`${path}/waiting`);
    expect(waiting.body.items).toHaveLength(1);
    const status = await request(backend.server).get('/api/okr/v1/status');
    expect(status.body).toMatchObject({
      targets: [{ source: 'github', state: 'ok', count: 1 }],
      catalog: { entities: 2 },
    });
  });

  it('has a target read sooner when an event says so', async () => {
    const reference = 'github.com/acme/checkout';
    const targetsOf = (payload: unknown) =>
      payload === 'checkout' ? [reference] : [];
    const collector = Object.assign(new FakeCollector(), {
      nudges: [{ topic: 'github.pull_request', targetsOf }],
    });
    const published: Array<(eventPayload: unknown) => Promise<void>> = [];
    const publisher = createBackendPlugin({
      pluginId: 'publisher',
      register(env) {
        env.registerInit({
          deps: { events: eventsServiceRef },
          async init({ events }) {
            published.push(eventPayload =>
              events.publish({ topic: 'github.pull_request', eventPayload }),
            );
          },
        });
      },
    });
    const { scheduler } = await start(
      database,
      [collector],
      [publisher, eventsServiceFactory],
    );
    await scheduler.triggerTask('okr-catalog-sync');
    await scheduler.triggerTask('okr-collection');
    const dueIn = async () => {
      const row = await database('targets').where({ reference }).first();
      return Number(row.next_due_at) - Number(row.last_run_at);
    };
    expect(await dueIn()).toBeGreaterThanOrEqual(600_000);

    for (const publish of published) {
      await publish('something else');
      expect(await dueIn()).toBeGreaterThanOrEqual(600_000);
      await publish('checkout');
    }
    expect(await dueIn()).toBe(60_000);
  });

  it('refuses a second collector for the same source', async () => {
    await expect(
      start(database, [new FakeCollector(), new FakeCollector()]),
    ).rejects.toThrow('There is a collector "github" already');
  });
});
