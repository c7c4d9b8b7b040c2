import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  Collector,
  collectorExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';

type AppConfig = NonNullable<
  Parameters<typeof mockServices.rootConfig.factory>[0]
>['data'];

/** The collectors as a module hands them to the backend. */
export async function collectorsOf(
  module: BackendFeature,
  config: AppConfig,
): Promise<Collector[]> {
  const added: Collector[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        collectorExtensionPoint,
        { addCollector: (collector: Collector) => added.push(collector) },
      ],
    ],
    features: [module, mockServices.rootConfig.factory({ data: config })],
  });
  // The collectors need nothing of the backend any more.
  await backend.stop();
  return added;
}

/** @throws when the module brings none of that name */
export async function collectorOf(
  module: BackendFeature,
  config: AppConfig,
  id: string,
): Promise<Collector> {
  const collectors = await collectorsOf(module, config);
  const found = collectors.find(collector => collector.id === id);
  if (!found) {
    throw new Error(`The module added no collector ${id}`);
  }
  return found;
}
