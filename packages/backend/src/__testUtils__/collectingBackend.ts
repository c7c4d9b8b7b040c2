import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/**
 * A process of its own that collects from the sandbox into the database given, until it is killed. Its catalog is
 * fixed; everything else is as in production.
 */
async function main() {
  const { config, entities } = JSON.parse(process.env.OKR_TEST_BACKEND!) as {
    config: JsonObject;
    entities: Entity[];
  };
  const backend = createBackend();
  backend.add(mockServices.rootConfig.factory({ data: config }));
  backend.add(catalogServiceMock.factory({ entities }));
  backend.add(
    createServiceFactory({
      service: coreServices.rootHttpRouter,
      deps: {},
      factory: () => ({ use: () => {} }),
    }),
  );
  backend.add(import('@keyresults/backstage-plugin-okr-backend'));
  backend.add(import('@keyresults/backstage-plugin-okr-backend-module-github'));
  await backend.start();
  process.stdout.write('collecting\n');
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
