import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { incidentMetrics } from '@keyresults/backstage-plugin-okr-common';
import {
  Collector,
  collectorExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import { startSandbox } from 'sandbox';
import module from '.';

async function startWith(data: object) {
  const collectors: Collector[] = [];
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
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
      logger.factory,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return { backend, logger, collector: collectors[0] };
}

describe('the module', () => {
  it('hands the collector over to the OKR backend', async () => {
    const { backend, collector } = await startWith({});
    await backend.stop();
    expect(collector.id).toBe('incident-io');
    expect(collector.metrics).toBe(incidentMetrics);
    expect(collector.batchSize).toBe(500);
  });

  it('logs at the start which names there are not, and which there are', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const { backend, logger } = await startWith({
      okr: {
        incidentIo: {
          accounts: [
            { name: 'acme', apiBaseUrl: sandbox.incidentIoUrl, token: 't' },
          ],
          entityField: 'Affected services',
          timestamps: { started: 'Began' },
        },
      },
    });
    const errors = () => logger.error.mock.calls.map(([text]) => String(text));
    for (let turn = 0; turn < 100 && errors().length === 0; turn++) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(errors()).toEqual([
      expect.stringMatching(
        /no timestamp “Began” \(okr\.incidentIo\.timestamps\.started\).*It has “Impact started”, “Reported at”/,
      ),
    ]);
    await backend.stop();
    await sandbox.stop();
  });
});
