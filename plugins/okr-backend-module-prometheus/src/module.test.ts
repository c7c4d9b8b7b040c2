import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  Collector,
  collectorExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import module from '.';
import { metrics } from './__testUtils__/collectorFor';

async function collectorOf(data: object): Promise<Collector> {
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
    features: [plugin, module, mockServices.rootConfig.factory({ data })],
  });
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
});
