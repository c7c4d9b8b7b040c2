import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import okrModuleGithub from '@keyresults/backstage-plugin-okr-backend-module-github';
import { Knex } from 'knex';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { databaseTap } from '../installation/databaseTap';
import { ToldScheduler } from '../installation/toldScheduler';
import { BackendSettings, startBackend } from '../process/builtBackend';
import {
  answerParent,
  runChild,
  settingsOfChild,
} from '../process/insideChild';

/** How the process is to run. */
export interface SyncOptions {
  /** Collects all garbage again and again to see what is in use; slow. */
  watchHeap: boolean;
}

/** What the process says at its end. Memory in bytes. */
export interface Synced {
  elapsedMs: number;
  /** Of a pass in which nothing had changed. */
  idleMs: number;
  entities: number;
  targets: number;
  /** Members of scopes other than of a component's own. */
  members: number;
  /** In use before the first pass, where it was watched. */
  heapBefore: number;
  /** The most that was in use during the first pass, where it was watched. */
  heapPeak: number;
  rssBefore: number;
  rssPeak: number;
}

/** Rarer where garbage is collected first, which takes a tenth of a second. */
const sampleEveryMs = { watched: 300, undisturbed: 50 };

/** A backend with the plugin that follows a catalog in another process: one full pass, and one for changes. */
async function main(): Promise<void> {
  const settings = settingsOfChild<BackendSettings & SyncOptions>();
  const scheduler = new ToldScheduler();
  let opened: Knex | undefined;
  await startBackend(settings, [
    okrPlugin,
    okrModuleGithub,
    scheduler.feature(),
    databaseTap('okr', database => {
      opened = database;
    }),
  ]);
  const database = opened;
  if (!database) {
    throw new Error('The plugin has opened no database');
  }
  const collectGarbage = settings.watchHeap ? garbageCollector() : () => {};
  const sample = () => {
    collectGarbage();
    return process.memoryUsage();
  };
  const before = sample();
  const samples = [before];
  const sampling = setInterval(
    () => samples.push(sample()),
    settings.watchHeap ? sampleEveryMs.watched : sampleEveryMs.undisturbed,
  );
  const elapsedMs = await scheduler.run('catalog-sync');
  clearInterval(sampling);
  const idleMs = await scheduler.run('catalog-sync');
  const count = async (rows: Knex.QueryBuilder) => {
    const [{ found }] = await rows.count({ found: '*' });
    return Number(found);
  };
  const synced: Synced = {
    elapsedMs,
    idleMs,
    entities: await count(database('entities')),
    targets: await count(database('targets').where('source', 'github')),
    members: await count(
      database('scope_members')
        .whereNull('valid_to')
        .whereRaw('scope_ref <> leaf_ref'),
    ),
    heapBefore: before.heapUsed,
    heapPeak: Math.max(...samples.map(({ heapUsed }) => heapUsed)),
    rssBefore: before.rss,
    rssPeak: Math.max(...samples.map(({ rss }) => rss)),
  };
  answerParent(synced);
}

/** The real one, which Node hides unless it is started with a flag. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

runChild(main);
