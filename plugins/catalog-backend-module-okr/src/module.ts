import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { KeyResultsProcessor } from './KeyResultsProcessor';
import { OkrBackend, OverlayDirectory, RefreshProvider } from './overlays';
import { readSettings } from './settings';

/**
 * Shows errors in key results on the entity they stand in, and brings the key results of entities that have no file.
 *
 * @public
 */
export const catalogModuleOkr = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'okr',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, discovery, logger, scheduler }) {
        const settings = readSettings(config);
        if (!settings.overlays.enabled) {
          catalog.addProcessor(new KeyResultsProcessor(settings));
          return;
        }
        const { refreshMs } = settings.overlays;
        const provider = new RefreshProvider();
        const overlays = new OverlayDirectory({
          source: new OkrBackend({ auth, discovery }),
          refreshMs,
          logger,
          now: () => Date.now(),
          onChanged: entityRefs => provider.refresh(entityRefs),
        });
        catalog.addProcessor(new KeyResultsProcessor(settings, overlays));
        catalog.addEntityProvider(provider);
        await scheduler.scheduleTask({
          id: 'okr-overlays',
          // Each replica has a directory of its own.
          scope: 'local',
          frequency: { milliseconds: refreshMs },
          timeout: { minutes: 1 },
          // In one process with the OKR backend, that is still starting.
          initialDelay: { seconds: 10 },
          fn: () => overlays.refresh(),
        });
      },
    });
  },
});
