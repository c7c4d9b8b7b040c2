import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Hands out the database of a plugin, as the plugin uses it. */
export function databaseTap(pluginId: string, found: (database: Knex) => void) {
  return createBackendModule({
    pluginId,
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
