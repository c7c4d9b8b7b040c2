import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { collectorExtensionPoint } from '@keyresults/backstage-plugin-okr-node';
import { checkAccounts, createPagerdutyCollector } from './collect';
import { readPagerdutySettings } from './config';

/**
 * Collects incidents from the accounts of PagerDuty in `okr.pagerduty`.
 *
 * @public
 */
export const okrModulePagerduty = createBackendModule({
  pluginId: 'okr',
  moduleId: 'pagerduty',
  register(env) {
    env.registerInit({
      deps: {
        collectors: collectorExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init({ collectors, config, lifecycle, logger }) {
        const settings = readPagerdutySettings(config);
        collectors.addCollector(createPagerdutyCollector({ settings }));
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());
        // The backend does not wait for PagerDuty.
        lifecycle.addStartupHook(() => {
          const now = () => new Date();
          checkAccounts(settings.accounts, logger, now, stopping.signal);
        });
      },
    });
  },
});
