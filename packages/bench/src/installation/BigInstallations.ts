import { cycleAt } from '@keyresults/backstage-plugin-okr-common';
import { BenchmarkContext } from '../Benchmark';
import { seconds, whole } from '../format';
import { entities } from './entities';
import { Installation, startInstallation } from './Installation';
import { pageSource } from './PageSource';
import { pullRequests } from './pullRequests';
import { postgresStore, sqliteStore, Store } from './Store';

/** Of each of the 8,900 repositories, over two years. */
const pullRequestsPerRepository = 20;

/** Two installations of ten thousand entities on the same database, one with a hundredth of the facts. */
export interface Pair {
  database: string;
  full: BigInstallation;
  hundredth: BigInstallation;
}

export interface BigInstallation extends Installation {
  entityRefs: string[];
  facts: number;
  /** Milliseconds. */
  syncMs: number;
}

/** Fills databases when they are first asked for, and keeps them for the benchmarks that come after. */
export class BigInstallations {
  private filled: Promise<Pair[]> | undefined;
  private readonly stops: (() => Promise<void>)[] = [];

  /** Filled, synced and evaluated. */
  pairs(context: BenchmarkContext): Promise<Pair[]> {
    this.filled ??= this.fill(context);
    return this.filled;
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) {
      await stop();
    }
  }

  private async fill(context: BenchmarkContext): Promise<Pair[]> {
    const pairs: Pair[] = [];
    for (const create of [sqliteStore, () => postgresStore(context)]) {
      const stores = [create(), create()];
      pairs.push({
        database: stores[0].name,
        full: await this.start(stores[0], 1, context),
        hundredth: await this.start(stores[1], 0.01, context),
      });
    }
    return pairs;
  }

  private async start(
    store: Store,
    share: number,
    { say }: BenchmarkContext,
  ): Promise<BigInstallation> {
    const now = Date.now();
    const quarter = cycleAt(now, { fiscalYearStartMonth: 1, timeZone: 'UTC' });
    const all = entities(quarter.id);
    let facts = 0;
    let seed = 0;
    const installation = await startInstallation({
      store,
      entities: all,
      modules: [
        pageSource(function* pagesOf({ reference: { id } }) {
          seed += 1;
          const groups = pullRequests(id, seed, countOf(seed, share), now);
          facts += groups.reduce((sum, group) => sum + group.facts.length, 0);
          yield {
            targetId: id,
            groups,
            cursor: {},
            state: 'ok',
            collectedThrough: new Date(now).toISOString(),
          };
        }),
      ],
    });
    this.stops.push(async () => {
      await installation.stop();
      store.remove();
    });
    const syncMs = await installation.run('catalog-sync');
    const collectionMs = await installation.run('collection');
    const evaluationMs = await installation.run('evaluation');
    if (store.name === 'Postgres') {
      await installation.database.raw('analyze');
    }
    say(
      `${store.name}: ${whole(all.length)} entities in ${seconds(
        syncMs,
      )}, ${whole(facts)} facts in ${seconds(
        collectionMs,
      )}, evaluated in ${seconds(evaluationMs)}`,
    );
    const entityRefs = all.map(
      ({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`,
    );
    return { ...installation, entityRefs, facts, syncMs };
  }
}

/** Rounds so that the sum over many repositories comes out right. */
function countOf(index: number, share: number): number {
  const upTo = (repositories: number) =>
    Math.floor(repositories * pullRequestsPerRepository * share);
  return upTo(index) - upTo(index - 1);
}
