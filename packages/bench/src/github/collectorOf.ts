import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import okrModuleGithub from '@keyresults/backstage-plugin-okr-backend-module-github';
import {
  Collector,
  collectorExtensionPoint,
  okrFileHostsExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';

/** The collector as the GitHub module hands it to the backend, for the sandbox at the address given. */
export async function collectorOf(apiBaseUrl: string): Promise<Collector> {
  const { host } = new URL(apiBaseUrl);
  const added: Collector[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        collectorExtensionPoint,
        { addCollector: (collector: Collector) => added.push(collector) },
      ],
      [okrFileHostsExtensionPoint, { addFileHost() {} }],
    ],
    features: [
      okrModuleGithub,
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            github: [{ host, apiBaseUrl, token: 'sandbox' }],
          },
          okr: { demo: true, github: { history: '400d' } },
        },
      }),
    ],
  });
  // The collector needs nothing of the backend any more.
  await backend.stop();
  const [collector] = added;
  if (!collector) {
    throw new Error('The GitHub module added no collector');
  }
  return collector;
}
