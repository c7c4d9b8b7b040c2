import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import okrModuleGithub from '@keyresults/backstage-plugin-okr-backend-module-github';
import { Knex } from 'knex';
import { databaseTap } from '../installation/databaseTap';
import { ToldScheduler } from '../installation/toldScheduler';
import { BackendSettings, startBackend } from '../process/builtBackend';
import {
  answerParent,
  runChild,
  settingsOfChild,
} from '../process/insideChild';

/** What the process had in memory, in bytes. */
export interface Sample {
  rss: number;
  heapUsed: number;
}

/** What the process says at its end. */
export interface Streamed {
  samples: Sample[];
  pullRequests: number;
  /** Before the first pull request. */
  rssAtStart: number;
  elapsedMs: number;
}

const sampleEveryMs = 200;

/** A backend with the plugin and the GitHub module, as installed, that reads a whole company for the first time. */
async function main(): Promise<void> {
  const scheduler = new ToldScheduler();
  const opened: Knex[] = [];
  await startBackend(settingsOfChild<BackendSettings>(), [
    okrPlugin,
    okrModuleGithub,
    scheduler.feature(),
    databaseTap('okr', database => opened.push(database)),
  ]);
  await scheduler.run('catalog-sync');

  const samples: Sample[] = [];
  const rssAtStart = process.memoryUsage.rss();
  const sampling = setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({ rss, heapUsed });
  }, sampleEveryMs);
  const elapsedMs = await scheduler.run('collection');
  clearInterval(sampling);
  const [database] = opened;
  const [{ groups }] = await database('fact_groups').count({ groups: '*' });
  const streamed: Streamed = {
    samples,
    pullRequests: Number(groups),
    rssAtStart,
    elapsedMs,
  };
  answerParent(streamed);
}

runChild(main);
