import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { okrPermissions } from '@keyresults/backstage-plugin-okr-common';
import {
  collectorExtensionPoint,
  okrFileHostsExtensionPoint,
} from '@keyresults/backstage-plugin-okr-node';
import { EntityAccess } from './access';
import { AuthorizedOkrService, createRouter, DefaultOkrService } from './api';
import { catalogSight } from './api/catalogSight';
import { CatalogSync } from './catalog';
import {
  AuthorizedCheckInService,
  CheckInService,
  CheckInStore,
} from './checkIns';
import {
  AuthorizedClosingService,
  ClosingService,
  ClosingStore,
} from './closings';
import {
  CollectionEngine,
  CollectorRegistry,
  DatabaseBudgets,
  DatabaseStatusReader,
  followEvents,
  Retention,
  TargetQueue,
} from './collection';
import { readOkrConfig } from './config';
import { PromiseStore } from './conflicts';
import { openDatabase } from './database';
import { FileHostRegistry, startEditing } from './editing';
import { EditLimits } from './editing/stores';
import {
  CalendarRegistry,
  EntityStore,
  Evaluator,
  MetricRegistry,
  SnapshotStore,
  staleAfterOf,
} from './evaluation';
import { DatabaseFactStore } from './facts';
import { IncidentReviewStore } from './incidents';
import { OverviewStore } from './overview';
import { PushStore } from './push';
import { scheduleTasks } from './scheduleTasks';

/**
 * Follows the catalog, collects facts from the sources that modules bring, evaluates key results and serves them under
 * `/api/okr/v1`.
 *
 * @public
 */
export const okrPlugin = createBackendPlugin({
  pluginId: 'okr',
  register(env) {
    const registry = new CollectorRegistry();
    env.registerExtensionPoint(collectorExtensionPoint, registry);
    const fileHosts = new FileHostRegistry();
    env.registerExtensionPoint(okrFileHostsExtensionPoint, fileHosts);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { auth, catalog, logger } = services;
        const config = readOkrConfig(services.config);
        services.permissionsRegistry.addPermissions(okrPermissions);
        const severityOf = (text: string) =>
          config.incidents.severities.find(text);
        const settings = {
          metrics: new MetricRegistry({
            collectors: registry.collectors,
            declared: config.metrics,
            abandonedAfterDays: config.abandonedAfterDays,
            severities: config.incidents.severities,
            downtimeSeverity: config.incidents.downtimeSeverity,
            solvedWithin: config.incidents.solvedWithin,
          }),
          calendars: new CalendarRegistry(config),
          cycles: config.cycles,
          staleAfter: staleAfterOf(config),
          versionsKeptMs: config.retention.versionsMs,
          settleMs: config.catalog.settleMs,
        };
        const database = await openDatabase(services.database);
        const now = () => Date.now();
        const budgets = new DatabaseBudgets({
          database,
          reserve: config.collection.budgetReserve,
          now,
        });
        const stores = {
          entities: new EntityStore(database),
          snapshots: new SnapshotStore(database),
          facts: new DatabaseFactStore(database),
          checkIns: new CheckInStore(database),
          closings: new ClosingStore(database),
          overviews: new OverviewStore(database),
          promises: new PromiseStore(database),
        };

        const demo = config.demo || registry.demo;
        const service = new DefaultOkrService({
          ...stores,
          reviews: new IncidentReviewStore(database, { severityOf }),
          pushes: new PushStore({
            database,
            settleMs: config.catalog.settleMs,
            severityOf,
          }),
          status: new DatabaseStatusReader(database, budgets),
          settings,
          demo,
          now,
        });
        const access = new EntityAccess(services);
        const checkIns = new AuthorizedCheckInService(
          new CheckInService({ ...stores, settings }),
          {
            access,
            who: config.checkIns.who,
            limits: new EditLimits(database, {
              checkIn: config.checkIns.perHour,
            }),
            now,
          },
        );
        const closings = new AuthorizedClosingService(
          new ClosingService({ ...stores, settings, demo }),
          {
            access,
            sightOf: credentials => catalogSight(catalog, credentials),
            who: config.closings.who,
            limits: new EditLimits(database, {
              closing: config.closings.perHour,
            }),
            now,
          },
        );
        const editing = config.editing.enabled
          ? await startEditing({
              services,
              database,
              config: config.editing,
              hosts: fileHosts.hosts,
              drafts: { ...stores, settings, demo, now },
            })
          : undefined;
        services.httpRouter.use(
          createRouter({
            service: new AuthorizedOkrService(service, {
              catalog,
              permissions: services.permissions,
            }),
            httpAuth: services.httpAuth,
            auditor: services.auditor,
            checkIns,
            closings,
            editing: editing?.service,
          }),
        );

        await followEvents({
          events: services.events,
          collectors: registry.collectors,
          queue: new TargetQueue(database, config.collection.leaseMs),
          logger,
          now,
        });
        await scheduleTasks(services.scheduler, {
          config,
          logger,
          budgets,
          now,
          catalogSync: new CatalogSync({
            database,
            catalog,
            auth,
            targetsOf: entity => registry.targetsOf(entity),
            joining: registry,
            config: config.catalog,
            now,
          }),
          collection: new CollectionEngine({
            database,
            collectors: registry.collectors,
            budgets,
            logger,
            severityOf,
            config: {
              ...config.collection,
              settleMs: config.catalog.settleMs,
            },
            now,
          }),
          evaluator: new Evaluator({
            ...stores,
            settings,
            schedule: config.evaluation,
            now,
          }),
          retention: new Retention(database, config.retention),
        });
        await editing?.schedule();
      },
    });
  },
});
