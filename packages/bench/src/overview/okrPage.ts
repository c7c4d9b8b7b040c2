import { gzipSync } from 'node:zlib';
import { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { milliseconds, whole } from '../format';
import { Installation, startInstallation } from '../installation/Installation';
import { pageSource } from '../installation/PageSource';
import { pullRequests } from '../installation/pullRequests';
import { postgresStore, sqliteStore, Store } from '../installation/Store';
import { median, quantile } from '../statistics';
import { companyOfTeams, teams } from './company';

const limitMs = 1_000;
const warmUps = 5;
const requests = 40;
const pullRequestsPerRepository = 5;
const livenessPath = '/.backstage/health/v1/liveness';

/** How long the page of the whole organization takes to be told, through HTTP, router and access control. */
export const okrPage: Benchmark = {
  name: 'okr-page',
  async run(context) {
    const figures: Figure[] = [];
    for (const create of [sqliteStore, () => postgresStore(context)]) {
      figures.push(await measure(create(), context));
    }
    return figures;
  },
};

async function measure(
  store: Store,
  { say }: BenchmarkContext,
): Promise<Figure> {
  const installation = await start(store);
  try {
    const url = `${installation.apiUrl}/overview`;
    const empty = new URL(livenessPath, installation.apiUrl).href;
    const text = await (await fetch(url)).text();
    const overview: OverviewResponse = JSON.parse(text);
    const keyResults = overview.items
      .flatMap(({ objectives }) => objectives)
      .flatMap(objective => objective.keyResults);
    say(
      `${store.name}: ${whole(overview.items.length)} teams, ${whole(
        keyResults.length,
      )} key results, ${whole(text.length / 1000)} kB, ${whole(
        gzipSync(text).length / 1000,
      )} kB compressed`,
    );
    const times = { page: [] as number[], empty: [] as number[] };
    for (let count = -warmUps; count < requests; count += 1) {
      const page = await timed(url);
      const nothing = await timed(empty);
      if (count >= 0) {
        times.page.push(page);
        times.empty.push(nothing);
      }
    }
    const p99 = quantile(times.page, 0.99);
    return {
      what: `p99 of the page of ${teams} teams and ${whole(
        keyResults.length,
      )} key results, ${store.name}`,
      measured: milliseconds(p99),
      beside: `median ${milliseconds(
        median(times.page),
      )}; an empty answer ${milliseconds(median(times.empty))}`,
      aim: `≤ ${whole(limitMs)} ms`,
      met: p99 <= limitMs && overview.items.length === teams,
    };
  } finally {
    await installation.stop();
    store.remove();
  }
}

async function start(store: Store): Promise<Installation> {
  const now = Date.now();
  let seed = 0;
  const installation = await startInstallation({
    store,
    entities: companyOfTeams(now),
    modules: [
      pageSource(function* pagesOf({ reference: { id } }) {
        seed += 1;
        yield {
          targetId: id,
          groups: pullRequests(id, seed, pullRequestsPerRepository, now),
          cursor: {},
          state: 'ok',
          collectedThrough: new Date(now).toISOString(),
        };
      }),
    ],
  });
  for (const task of ['catalog-sync', 'collection', 'evaluation'] as const) {
    await installation.run(task);
  }
  if (store.name === 'Postgres') {
    await installation.database.raw('analyze');
  }
  return installation;
}

/** @returns milliseconds */
async function timed(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  return performance.now() - started;
}
