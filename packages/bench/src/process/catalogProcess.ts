import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';
import { databaseTap } from '../installation/databaseTap';
import { BackendSettings, startBackend } from './builtBackend';
import {
  answerParent,
  answerQuestions,
  runChild,
  settingsOfChild,
} from './insideChild';

/** Asks that the catalog hold just these. */
export interface Feed {
  entities: Entity[];
}

const lookEveryMs = 1000;

/** The real catalog, which is done with what it was fed before it answers. */
async function main(): Promise<void> {
  let connection: EntityProviderConnection | undefined;
  let database: Knex | undefined;
  const feeding = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench-entities',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'bench',
            connect: async given => {
              connection = given;
            },
          });
        },
      });
    },
  });
  await startBackend(settingsOfChild<BackendSettings>(), [
    catalogPlugin,
    databaseTap('catalog', found => {
      database = found;
    }),
    feeding,
  ]);
  answerQuestions<Feed>(async ({ entities }) => {
    if (!connection || !database) {
      throw new Error('The catalog has not connected its providers');
    }
    if (database.client.config.client === 'better-sqlite3') {
      // What it takes the catalog to get there is not measured.
      await database.raw('pragma synchronous = off');
    }
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({ entity, locationKey: 'bench' })),
    });
    await done(database, entities.length);
    return true;
  });
  answerParent(true);
}

/** Comes back when every entity is processed and stitched, with all its relations. */
async function done(database: Knex, expected: number): Promise<void> {
  for (;;) {
    const [{ processed }] = await database('refresh_state')
      .whereNotNull('processed_entity')
      .count({ processed: '*' });
    const [{ stitched }] = await database('final_entities')
      .whereNotNull('final_entity')
      .count({ stitched: '*' });
    const [{ waiting }] = await database('stitch_queue').count({
      waiting: '*',
    });
    if (
      Number(processed) === expected &&
      Number(stitched) === expected &&
      Number(waiting) === 0
    ) {
      return;
    }
    await setTimeout(lookEveryMs);
  }
}

runChild(main);
