import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { collectorExtensionPoint } from '@keyresults/backstage-plugin-okr-node';
import { checkAccounts, createIncidentIoCollector } from './collect';
import { readIncidentIoSettings } from './config';

/**
 * Collects incidents from the accounts of incident.io in `okr.incidentIo`.
 *
 * @public
 */
export const okrModuleIncidentIo = createBackendModule({
  pluginId: 'okr',
  moduleId: 'incident-io',
  register(env) {
    env.registerInit({
      deps: {
        collectors: collectorExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init({ collectors, config, lifecycle, logger }) {
        const settings = readIncidentIoSettings(config);
        collectors.addCollector(createIncidentIoCollector({ settings }));
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());
        // The backend does not wait for incident.io.
        lifecycle.addStartupHook(() => {
          checkAccounts(settings, logger, stopping.signal);
        });
      },
    });
  },
});
