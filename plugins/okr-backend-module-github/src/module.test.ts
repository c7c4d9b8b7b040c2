import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { incidentMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  Collector,
  collectorExtensionPoint,
  FileHost,
  okrFileHostsExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import module from '.';

async function collectorOf(data: object): Promise<Collector> {
  const [collector] = await collectorsOf(data);
  return collector;
}

async function collectorsOf(data: object): Promise<Collector[]> {
  return (await partsOf(data)).collectors;
}

async function partsOf(data: object) {
  const collectors: Collector[] = [];
  const fileHosts: FileHost[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'okr',
    register(env) {
      env.registerExtensionPoint(collectorExtensionPoint, {
        addCollector: collector => collectors.push(collector),
      });
      env.registerExtensionPoint(okrFileHostsExtensionPoint, {
        addFileHost: fileHost => fileHosts.push(fileHost),
      });
      env.registerInit({ deps: {}, init: async () => {} });
    },
  });
  const backend = await startTestBackend({
    features: [plugin, module, mockServices.rootConfig.factory({ data })],
  });
  await backend.stop();
  return { collectors, fileHosts };
}

describe('the module', () => {
  it('hands the collector over to the OKR backend', async () => {
    const collector = await collectorOf({});
    expect(collector.id).toBe('github');
    expect(collector.demo).toBe(false);
    expect(collector.metrics.map(({ id }) => id)).toEqual([
      'github.reviewWait',
      'github.firstReview',
      'github.mergeTime',
      'github.maintenanceShare',
    ]);
  });

  it('prefers github.com among the configured hosts', async () => {
    const github = [
      { host: 'ghe.test', apiBaseUrl: 'https://ghe.test/api/v3' },
      { host: 'github.com' },
    ];
    const collector = await collectorOf({
      okr: { demo: true, github: { intervalMinutes: 30 } },
      integrations: { github },
    });
    expect(collector.demo).toBe(true);
    expect(collector.intervalSeconds).toBe(1800);
    const [target] = collector.targetsOf({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'checkout',
        annotations: { 'github.com/project-slug': 'acme/checkout' },
      },
    });
    expect(target.id).toBe('github.com/acme/checkout');
    const repository = { html_url: 'https://ghe.test/acme/checkout' };
    expect(
      collector.nudges?.map(({ targetsOf }) => targetsOf({ repository })),
    ).toEqual([['ghe.test/acme/checkout'], ['ghe.test/acme/checkout']]);
  });

  it('brings a place where files can be changed', async () => {
    const github = [{ host: 'github.com' }];
    const { fileHosts } = await partsOf({
      okr: { editing: { github: { as: 'app', labels: ['okr'] } } },
      integrations: { github },
    });
    expect(fileHosts).toMatchObject([{ id: 'github', actsAs: 'app' }]);
    expect(
      fileHosts[0].locate('https://github.com/acme/a/blob/main/a.yaml'),
    ).toMatchObject({ kind: 'file' });
    const wrong = { okr: { editing: { github: { as: 'robot' } } } };
    await expect(partsOf(wrong)).rejects.toThrow(/okr\.editing\.github\.as/);
  });

  it('reads incidents from issues only where that is configured', async () => {
    expect(await collectorsOf({ okr: { github: {} } })).toHaveLength(1);
    const [, issues] = await collectorsOf({
      okr: { github: { incidents: { label: 'outage' } } },
    });
    expect(issues.id).toBe('github-issues');
    expect(issues.metrics).toBe(incidentMetrics);
  });
});
