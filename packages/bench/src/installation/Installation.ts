import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import { Knex } from 'knex';
import { catalogOf } from './catalogOf';
import { databaseTap } from './databaseTap';
import { Store } from './Store';
import { Task, ToldScheduler } from './toldScheduler';

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
  const scheduler = new ToldScheduler();
  const opened: Knex[] = [];
  const backend = await startTestBackend({
    features: [
      okrPlugin,
      databaseTap('okr', database => opened.push(database)),
      catalogOf(entities),
      ...modules,
      scheduler.feature(),
      mockServices.rootConfig.factory({
        data: { backend: { database: store.config }, ...config },
      }),
    ],
  });
  const [database] = opened;
  return {
    apiUrl: `http://localhost:${backend.server.port()}/api/okr/v1`,
    database,
    run: task => scheduler.run(task),
    stop: () => backend.stop(),
  };
}
