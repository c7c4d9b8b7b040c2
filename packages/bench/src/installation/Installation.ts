import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import { Knex } from 'knex';
import { catalogOf } from './catalogOf';
import { Store } from './Store';

/** What the plugin does by itself, and here only when told. */
export type Task = 'catalog-sync' | 'collection' | 'evaluation';

/** A backend with the OKR plugin, as operators run it but for the catalog and the scheduler. */
export interface Installation {
  /** Address of the plugin's API. */
  apiUrl: string;
  /** The plugin's own database, as the plugin uses it. */
  database: Knex;
  /** @returns how long it took, in milliseconds */
  run(task: Task): Promise<number>;
  stop(): Promise<void>;
}

type AppConfig = NonNullable<
  Parameters<typeof mockServices.rootConfig.factory>[0]
>['data'];

/** Starts an installation on a store. Its modules bring the sources. */
export async function startInstallation(options: {
  store: Store;
  entities: readonly Entity[];
  modules: readonly BackendFeature[];
  config?: AppConfig;
}): Promise<Installation> {
  const { store, entities, modules, config = {} } = options;
  const tasks: Tasks = new Map();
  const opened: Knex[] = [];
  const backend = await startTestBackend({
    features: [
      okrPlugin,
      databaseTap(database => opened.push(database)),
      catalogOf(entities),
      ...modules,
      schedulerInto(tasks),
      mockServices.rootConfig.factory({
        data: { backend: { database: store.config }, ...config },
      }),
    ],
  });
  const [database] = opened;
  return {
    apiUrl: `http://localhost:${backend.server.port()}/api/okr/v1`,
    database,
    async run(task) {
      const work = tasks.get(`okr-${task}`);
      if (!work) {
        throw new Error(`The plugin has no task okr-${task}`);
      }
      const started = performance.now();
      await work(new AbortController().signal);
      return performance.now() - started;
    },
    stop: () => backend.stop(),
  };
}

type ScheduledTask = Parameters<SchedulerService['scheduleTask']>[0];

type Tasks = Map<string, ScheduledTask['fn']>;

/** A scheduler that starts nothing by itself. */
function schedulerInto(tasks: Tasks) {
  const scheduleTask = async ({ id, fn }: ScheduledTask) => {
    tasks.set(id, fn);
  };
  return createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: () => Object.assign(mockServices.scheduler(), { scheduleTask }),
  });
}

function databaseTap(found: (database: Knex) => void) {
  return createBackendModule({
    pluginId: 'okr',
    moduleId: 'bench-database',
    register(env) {
      env.registerInit({
        deps: { database: coreServices.database },
        async init({ database }) {
          found(await database.getClient());
        },
      });
    },
  });
}
