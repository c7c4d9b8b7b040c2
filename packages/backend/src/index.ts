import { createBackend } from '@backstage/backend-defaults';
import { resolve } from 'node:path';
import { demoOrganization, startDemo } from './demo';

async function main() {
  const sandboxPort = process.env.OKR_SANDBOX_PORT;
  const backend = createBackend();
  if (sandboxPort) {
    // Before anything else: the demo's catalog is read from it.
    const sandbox = await startDemo(
      Number(sandboxPort),
      resolve(process.env.OKR_DEMO_DIRECTORY ?? '../../.data/demo/catalog'),
    );
    backend.add(demoOrganization(sandbox));
  }
  backend.add(import('@backstage/plugin-app-backend'));
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
  backend.add(import('@backstage/plugin-events-backend'));
  backend.add(import('@backstage/plugin-notifications-backend'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@backstage/plugin-permission-backend-module-allow-all-policy'),
  );
  backend.add(import('@backstage/plugin-search-backend'));
  backend.add(import('@backstage/plugin-search-backend-module-catalog'));
  backend.add(import('@backstage/plugin-signals-backend'));
  backend.add(import('@backstage/plugin-user-settings-backend'));

  backend.add(
    import('@keyresults/backstage-plugin-catalog-backend-module-okr'),
  );
  backend.add(import('@keyresults/backstage-plugin-okr-backend'));
  backend.add(import('@keyresults/backstage-plugin-okr-backend-module-github'));
  backend.add(
    import('@keyresults/backstage-plugin-okr-backend-module-incident-io'),
  );
  backend.add(
    import('@keyresults/backstage-plugin-okr-backend-module-pagerduty'),
  );
  backend.add(
    import('@keyresults/backstage-plugin-okr-backend-module-prometheus'),
  );
  backend.add(import('@keyresults/backstage-plugin-okr-backend-module-sentry'));

  await backend.start();
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
