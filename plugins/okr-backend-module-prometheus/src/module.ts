import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { collectorExtensionPoint } from '@keyresults/backstage-plugin-okr-node';
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
      },
      async init({ collectors, config }) {
        const settings = readPrometheusSettings(config);
        collectors.addCollector(createPrometheusCollector({ settings }));
      },
    });
  },
});
