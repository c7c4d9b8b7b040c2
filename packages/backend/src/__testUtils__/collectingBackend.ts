import { once } from 'node:events';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import okrModuleGithub from '@keyresults/backstage-plugin-okr-backend-module-github';
import okrModuleIncidentIo from '@keyresults/backstage-plugin-okr-backend-module-incident-io';
import okrModulePagerduty from '@keyresults/backstage-plugin-okr-backend-module-pagerduty';
import okrModulePrometheus from '@keyresults/backstage-plugin-okr-backend-module-prometheus';
import okrModuleSentry from '@keyresults/backstage-plugin-okr-backend-module-sentry';

/**
 * A process of its own that collects from the sandbox into the database given, until it is killed. Its catalog is
 * fixed; everything else is as in production. Loading takes longer than all else, so it waits for a word before it
 * starts. It ends with the one who gives it.
 */
async function main() {
  const { config, entities } = JSON.parse(process.env.OKR_TEST_BACKEND!) as {
    config: JsonObject;
    entities: Entity[];
  };
  process.stdin.on('end', () => process.exit());
  await once(process.stdin, 'data');
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
  backend.add(okrPlugin);
  backend.add(okrModuleGithub);
  backend.add(okrModuleIncidentIo);
  backend.add(okrModulePagerduty);
  backend.add(okrModulePrometheus);
  backend.add(okrModuleSentry);
  await backend.start();
  process.stdout.write('collecting\n');
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
