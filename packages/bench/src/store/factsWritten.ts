import { Entity } from '@backstage/catalog-model';
import {
  CollectedPage,
  FactGroup,
  SpanFact,
} from '@keyresults/backstage-plugin-okr-node';
import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { ratio, whole } from '../format';
import { repositoryAnnotation } from '../installation/entities';
import { startInstallation } from '../installation/Installation';
import { pageSource } from '../installation/PageSource';
import { pullRequests } from '../installation/pullRequests';
import { postgresStore, sqliteStore, Store } from '../installation/Store';
import { median } from '../statistics';
import { createBareTable, rowsOf, upsertBare } from './bareUpsert';

const repositories = 12;
const pagesPerRepository = 25;
/** About what one query brings. */
const pullRequestsPerPage = 60;

/** Times of one round: all pages of a repository. */
interface Round {
  facts: number;
  oursMs: number;
  bareMs: number;
}

/**
 * How fast facts are written by the engine, claims, cursors and versions included, beside a bare upsert of the same rows
 * into a table of the same shape; page by page in turns.
 */
export const factsWritten: Benchmark = {
  name: 'facts-written',
  async run(context) {
    const figures: Figure[] = [];
    for (const store of [sqliteStore(), postgresStore(context)]) {
      figures.push(await measure(store, context));
      store.remove();
    }
    return figures;
  },
};

async function measure(
  store: Store,
  { say }: BenchmarkContext,
): Promise<Figure> {
  say(`writing facts on ${store.name}`);
  const rounds: Round[] = [];
  const installation = await startInstallation({
    store,
    entities: Array.from({ length: repositories }, (_, index) =>
      component(index),
    ),
    modules: [
      pageSource(async function* pagesOf({ reference: { id } }, now) {
        const round: Round = { facts: 0, oursMs: 0, bareMs: 0 };
        for (const page of pages(id, rounds.length, now)) {
          const rows = rowsOf(page.groups, rounds.length + 1);
          const started = performance.now();
          // Comes back when the engine has written the page.
          yield page;
          round.oursMs += performance.now() - started;
          round.bareMs += await upsertBare(installation.database, rows);
          round.facts += rows.length;
        }
        rounds.push(round);
      }),
    ],
  });
  try {
    await installation.run('catalog-sync');
    await createBareTable(installation.database);
    await installation.run('collection');
  } finally {
    await installation.stop();
  }
  return figureOf(store, rounds.slice(1));
}

/** The first round warms both sides up. */
function figureOf({ name }: Store, rounds: readonly Round[]): Figure {
  if (rounds.length !== repositories - 1) {
    throw new Error(`Only ${rounds.length} repositories were written`);
  }
  const shares = rounds.map(({ oursMs, bareMs }) => bareMs / oursMs);
  const share = median(shares);
  const perSecond = (time: 'oursMs' | 'bareMs') =>
    whole(median(rounds.map(round => (round.facts / round[time]) * 1000)));
  return {
    what: `facts written on ${name}, of the speed of a bare multi-row upsert`,
    measured: ratio(share),
    beside: `${perSecond('oursMs')} a second beside ${perSecond(
      'bareMs',
    )}; rounds from ${ratio(Math.min(...shares))} to ${ratio(
      Math.max(...shares),
    )}`,
    aim: '≥ 0.5×',
    met: share >= 0.5,
  };
}

function component(index: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: `service-${index}`,
      etag: '1',
      annotations: { [repositoryAnnotation]: `acme/service-${index}` },
    },
  };
}

function* pages(
  targetId: string,
  seed: number,
  now: Date,
): Generator<CollectedPage & { groups: FactGroup<SpanFact>[] }> {
  const groups = pullRequests(
    targetId,
    seed,
    pagesPerRepository * pullRequestsPerPage,
    now.getTime(),
  );
  for (let page = 0; page < pagesPerRepository; page += 1) {
    const from = page * pullRequestsPerPage;
    yield {
      targetId,
      groups: groups.slice(from, from + pullRequestsPerPage),
      cursor: { page },
      state: 'ok',
      ...(page === pagesPerRepository - 1 && {
        collectedThrough: now.toISOString(),
      }),
    };
  }
}
