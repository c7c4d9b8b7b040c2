import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
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
    expect(collector.id).toBe('sentry');
    expect(collector.demo).toBe(false);
    expect(collector.metrics.map(({ id }) => id)).toEqual([
      'sentry.errorsPerUserDay',
      'sentry.errorsPerAffectedUser',
      'sentry.events',
      'sentry.crashFreeUsers',
    ]);
  });

  it('does not wait for a Sentry that is not there', async () => {
    const organizations = [
      { slug: 'acme', url: 'http://localhost:1', token: 'secret' },
    ];
    const collector = await collectorOf({
      okr: { demo: true, sentry: { organizations, intervalMinutes: 30 } },
    });
    expect(collector.demo).toBe(true);
    expect(collector.intervalSeconds).toBe(1800);
    const annotations = { 'sentry.io/project-slug': 'checkout' };
    expect(
      collector.targetsOf({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'checkout', annotations },
      }),
    ).toMatchObject([{ id: 'localhost:1/acme/checkout' }]);
  });
});
