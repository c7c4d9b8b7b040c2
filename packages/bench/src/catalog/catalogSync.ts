import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { megabytes, seconds, whole } from '../format';
import { postgresStore, sqliteStore, Store } from '../installation/Store';
import { company } from './company';
import { CatalogInstallation } from '../process/CatalogInstallation';
import type { Synced, SyncOptions } from './syncProcess';

const sizes = { small: 1_000, large: 10_000 };
const limitMs = 60_000;
/** What a sync of ten times the entities may have in use beyond that of the smaller one. */
const growthLimit = 10_000_000;

interface Measured extends Synced {
  /** Bytes in use at the peak of a full pass, less those before it. */
  takenOn: number;
}

/** A first full pass over a real catalog in another process. */
export const catalogSync: Benchmark = {
  name: 'catalog-sync',
  async run(context) {
    const installations: CatalogInstallation[] = [];
    try {
      for (const create of [sqliteStore, () => postgresStore(context)]) {
        installations.push(
          await CatalogInstallation.start(context.root, create),
        );
      }
      const small = await measure(installations, sizes.small, context);
      const large = await measure(installations, sizes.large, context);
      return installations.flatMap(({ store }, index) =>
        figuresOf(store, small[index], large[index]),
      );
    } finally {
      await Promise.all(installations.map(it => it.stop()));
    }
  },
};

/** The catalogs work at the same time, and rest while a sync is measured. */
async function measure(
  installations: readonly CatalogInstallation[],
  size: number,
  { say }: BenchmarkContext,
): Promise<Measured[]> {
  say(`two catalogs take in ${whole(size)} entities`);
  const entities = company(size);
  await Promise.all(installations.map(it => it.feed(entities)));
  const measured: Measured[] = [];
  for (const installation of installations) {
    say(`syncing them on ${installation.store.name}`);
    const timed = await sync(installation, { watchHeap: false });
    const watched = await sync(installation, { watchHeap: true });
    if (timed.entities !== size || timed.members === 0) {
      throw new Error(`${timed.entities} of ${size} entities were synced`);
    }
    measured.push({ ...timed, takenOn: watched.heapPeak - watched.heapBefore });
  }
  return measured;
}

function sync(
  installation: CatalogInstallation,
  more: SyncOptions,
): Promise<Synced> {
  return installation.run('sync', {
    config: { integrations: { github: [{ host: 'github.com' }] } },
    more,
  });
}

function figuresOf(
  { name }: Store,
  small: Measured,
  large: Measured,
): Figure[] {
  const growth = large.takenOn - small.takenOn;
  return [
    {
      what: `sync of ${whole(
        large.entities,
      )} entities from a real catalog, ${name}`,
      measured: seconds(large.elapsedMs),
      beside: `${seconds(small.elapsedMs)} for ${whole(
        small.entities,
      )}; ${seconds(large.idleMs)} when nothing has changed; ${whole(
        large.targets,
      )} repositories, ${whole(large.members)} members of scopes`,
      aim: `≤ ${seconds(limitMs)}`,
      met: large.elapsedMs <= limitMs,
    },
    {
      what: `memory in use that this takes beyond a sync of ${whole(
        small.entities,
      )}, ${name}`,
      measured: megabytes(growth),
      beside: `${megabytes(large.takenOn)} beside ${megabytes(
        small.takenOn,
      )} above idle; RSS ${megabytes(large.rssPeak)} beside ${megabytes(
        small.rssPeak,
      )} at most`,
      aim: `flat: ≤ ${megabytes(growthLimit)}`,
      met: growth <= growthLimit,
    },
  ];
}
