import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { collectorExtensionPoint } from '@keyresults/backstage-plugin-okr-node';
import { checkOrganizations, createSentryCollector } from './collect';
import { readSentrySettings } from './config';

/**
 * Collects errors and users from the organizations of Sentry in `okr.sentry`.
 *
 * @public
 */
export const okrModuleSentry = createBackendModule({
  pluginId: 'okr',
  moduleId: 'sentry',
  register(env) {
    env.registerInit({
      deps: {
        collectors: collectorExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init({ collectors, config, lifecycle, logger }) {
        const settings = readSentrySettings(config);
        collectors.addCollector(createSentryCollector({ settings }));
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());
        // The backend does not wait for Sentry.
        lifecycle.addStartupHook(() => {
          checkOrganizations(settings.organizations, logger, stopping.signal);
        });
      },
    });
  },
});
