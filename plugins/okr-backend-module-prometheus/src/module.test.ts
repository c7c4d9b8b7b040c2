import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  Collector,
  collectorExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import { startSandbox } from 'sandbox';
import module from '.';
import { metrics } from './__testUtils__/collectorFor';

async function collectorOf(
  data: object,
  logger = mockServices.logger.mock(),
  until: Promise<unknown> = Promise.resolve(),
): Promise<Collector> {
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
  const backend = await startTestBackend({
    features: [
      plugin,
      module,
      mockServices.rootConfig.factory({ data }),
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
    ],
  });
  await until;
  await backend.stop();
  return collectors[0];
}

describe('the module', () => {
  it('hands the collector over to the OKR backend', async () => {
    const collector = await collectorOf({});
    expect(collector.id).toBe('prometheus');
    expect(collector.demo).toBe(false);
    expect(collector.metrics).toEqual([]);
  });

  it('brings the metrics that are configured', async () => {
    const servers = [{ name: 'main', url: 'http://p.test' }];
    const prometheus = { demo: true, servers, metrics, intervalMinutes: 30 };
    const collector = await collectorOf({ okr: { prometheus } });
    expect(collector.demo).toBe(true);
    expect(collector.intervalSeconds).toBe(1800);
    expect(collector.metrics.map(({ id }) => id)).toEqual([
      'prometheus.availability',
      'prometheus.latency',
      'prometheus.coverage',
    ]);
  });

  it('starts with queries that are wrong, and logs which', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const servers = [{ name: 'main', url: sandbox.prometheusUrl }];
    const wrong = metrics.map(it => ({ ...it, query: it.query && 'avg(' }));
    const prometheus = { servers, metrics: wrong };
    const logger = mockServices.logger.mock();
    const logged = new Promise(done => {
      logger.error.mockImplementation(done);
    });
    const collector = await collectorOf(
      { okr: { prometheus } },
      logger,
      logged,
    );
    expect(collector.metrics).toHaveLength(3);
    expect(await logged).toMatch(/^okr\.prometheus\.metrics\.1\.query /);
    await sandbox.stop();
  });
});
