import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  BudgetExhaustedError,
  Collector,
  collectorExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import okrBackend from '@keyresults/backstage-plugin-okr-backend';
import module from '.';

jest.setTimeout(60_000);

const hour = 3_600_000;
const yesterday = new Date(Date.now() - 24 * hour).toISOString();
const now = () => new Date();

const entity = (name: string, owner = 'shop') => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'codecov.io/slug': `acme/${name}` },
  },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});
const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

/** What the service answers, by repository. */
const answers: Record<string, { status?: number; body?: unknown }> = {
  'acme/checkout': {
    body: [{ id: 'c1', at: yesterday, covered: 90, lines: 100 }],
  },
  'acme/cart': {
    body: [{ id: 'c2', at: yesterday, covered: 150, lines: 300 }],
  },
  'acme/busy': { status: 429 },
};
const asked: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const [, slug] = /^\/api\/(.+)\/commits/.exec(request.url ?? '') ?? [];
    const { status = 200, body } = answers[slug] ?? { status: 404 };
    const isLetIn = request.headers.authorization === 'Bearer secret';
    response.writeHead(isLetIn ? status : 401);
    response.end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const configured = () =>
  mockServices.rootConfig.factory({
    data: { okr: { codecov: { url, token: 'secret' } } },
  });

/** The collector that the module brings. */
async function collectorOfModule(): Promise<Collector> {
  const collectors: Collector[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'okr',
    register(env) {
      env.registerExtensionPoint(collectorExtensionPoint, {
        addCollector: collector => collectors.push(collector),
      });
      env.registerInit({ deps: {}, init: async () => {} });
    },
  });
  const features = [plugin, module, configured()];
  const backend = await startTestBackend({ features });
  await backend.stop();
  return collectors[0];
}

describe('the worked example', () => {
  it('has fewer than 100 lines, and stands so in docs/writing-a-module.md', () => {
    const code = readFileSync(join(__dirname, 'module.ts'), 'utf8');
    const page = join(__dirname, '../../../docs/writing-a-module.md');
    const [, block] =
      /```ts\n\/\/ module\.ts\n(.*?)```/s.exec(readFileSync(page, 'utf8')) ??
      [];
    expect(block).toBe(code);
    expect(code.trimEnd().split('\n').length).toBeLessThan(100);
  });

  it('turns coverage into readings that weigh as many lines as there are', async () => {
    const collector = await collectorOfModule();
    const engine = new MemoryEngine(collector, [entity('checkout')], now);
    await engine.run();
    expect(engine.facts('acme/checkout')).toMatchObject([
      { metric: 'codecov.coverage', value: 0.9, weight: 100, at: yesterday },
    ]);
    await engine.run();
    const { cursor } = engine.target('acme/checkout');
    expect(asked.at(-1)).toMatch(/since=\d{4}-/);
    expect(cursor?.since).toMatch(/^\d{4}-/);
  });

  it('says what is wrong with a repository, and waits when it is asked to', async () => {
    const collector = await collectorOfModule();
    const engine = new MemoryEngine(
      collector,
      [entity('lost'), entity('checkout')],
      now,
    );
    await engine.run();
    expect(engine.target('acme/lost').page).toMatchObject({
      state: 'gone',
      message: 'Codecov answers 404',
    });
    expect(engine.target('acme/checkout').page?.state).toBe('ok');
    const busy = new MemoryEngine(collector, [entity('busy')], now);
    await expect(busy.run()).rejects.toThrow(BudgetExhaustedError);
  });

  it('is a number of the team in a real backend: a ratio of sums, not a mean of ratios', async () => {
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        okrBackend,
        module,
        configured(),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({
          entities: [entity('checkout'), entity('cart'), group],
        }),
      ],
    });
    for (const task of ['catalog-sync', 'collection', 'evaluation']) {
      await scheduler.triggerTask(`okr-${task}`);
    }
    const { port } = backend.server.address() as AddressInfo;
    const path = 'entities/group/default/shop/metrics/codecov.coverage';
    const reply = await fetch(`http://127.0.0.1:${port}/api/okr/v1/${path}`);
    const body = await reply.json();
    await backend.stop();
    // 240 of 400 lines, where the mean of 90 % and 50 % would be 70 %.
    expect(body).toMatchObject({ value: { value: 0.6 } });
  });
});
