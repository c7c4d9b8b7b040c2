import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { collectorExtensionPoint } from '@keyresults/backstage-plugin-okr-node';
import { checkQueries } from './check';
import { createPrometheusCollector } from './collect';
import { readPrometheusSettings } from './config';

/**
 * Collects the metrics of `okr.prometheus` from its servers.
 *
 * @public
 */
export const okrModulePrometheus = createBackendModule({
  pluginId: 'okr',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        collectors: collectorExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ collectors, config, lifecycle, logger }) {
        const settings = readPrometheusSettings(config);
        collectors.addCollector(createPrometheusCollector({ settings }));
        const shutdown = new AbortController();
        lifecycle.addStartupHook(() => {
          // Nobody waits for it: a server that is slow must not keep the backend from starting.
          void checkQueries(settings, logger, shutdown.signal);
        });
        lifecycle.addShutdownHook(() => shutdown.abort());
      },
    });
  },
});
