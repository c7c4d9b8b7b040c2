import okrModuleGithub from '@keyresults/backstage-plugin-okr-backend-module-github';
import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { startInstallation } from '../installation/Installation';
import { sqliteStore } from '../installation/Store';

/** What the process had in memory, in bytes, and how far it was. */
export interface Sample {
  pullRequests: number;
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
  const [apiBaseUrl, repositories] = process.argv.slice(2);
  const { host } = new URL(apiBaseUrl);
  const store = sqliteStore();
  const installation = await startInstallation({
    store,
    entities: Array.from({ length: Number(repositories) }, (_, index) =>
      component(host, index),
    ),
    modules: [okrModuleGithub],
    config: {
      integrations: { github: [{ host, apiBaseUrl, token: 'sandbox' }] },
      okr: { github: { history: '400d' } },
    },
  });
  const { database } = installation;
  const read = async (): Promise<number> => {
    const [{ groups }] = await database('fact_groups').count({ groups: '*' });
    return Number(groups);
  };
  await installation.run('catalog-sync');

  const samples: Sample[] = [];
  const rssAtStart = process.memoryUsage().rss;
  let pullRequests = 0;
  const counting = setInterval(async () => {
    pullRequests = await read();
  }, 10 * sampleEveryMs);
  const sampling = setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({ pullRequests, rss, heapUsed });
  }, sampleEveryMs);
  const elapsedMs = await installation.run('collection');
  clearInterval(counting);
  clearInterval(sampling);
  const result: Streamed = {
    samples,
    pullRequests: await read(),
    rssAtStart,
    elapsedMs,
  };
  await installation.stop();
  store.remove();
  process.send?.({ answer: result }, () => process.exit(0));
}

function component(host: string, index: number): Entity {
  const name = `service-${String(index + 1).padStart(5, '0')}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      etag: '1',
      annotations: {
        [ANNOTATION_SOURCE_LOCATION]: `url:http://${host}/acme/${name}/`,
      },
    },
  };
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
