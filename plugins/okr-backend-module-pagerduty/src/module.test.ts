import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { incidentMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  Collector,
  collectorExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import module from '.';

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
    expect(collector.id).toBe('pagerduty');
    expect(collector.demo).toBe(false);
    expect(collector.metrics).toBe(incidentMetrics);
  });

  it('starts even when PagerDuty cannot be reached', async () => {
    const collector = await collectorOf({
      okr: {
        pagerduty: {
          demo: true,
          intervalMinutes: 30,
          accounts: [
            { name: 'acme', token: 't', apiBaseUrl: 'http://127.0.0.1:9' },
          ],
        },
      },
    });
    expect(collector.demo).toBe(true);
    expect(collector.intervalSeconds).toBe(1800);
    const [target] = collector.targetsOf({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'checkout',
        annotations: { 'pagerduty.com/service-id': 'PCHECK1' },
      },
    });
    expect(target.id).toBe('acme/PCHECK1');
  });
});
