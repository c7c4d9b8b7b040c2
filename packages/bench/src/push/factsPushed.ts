import { PushResponse } from '@keyresults/backstage-plugin-okr-common';
import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { ratio, whole } from '../format';
import { companyWithIncidents, serviceRefs } from '../incidents/company';
import { Installation, startInstallation } from '../installation/Installation';
import { Random } from '../installation/Random';
import { postgresStore, sqliteStore, Store } from '../installation/Store';
import { median } from '../statistics';
import { BareTable } from './bareTable';
import { importIncidents } from './importIncidents';

/** As many as a request may hold. */
const batchSize = 1000;
const batches = 40;
/** These warm both sides up. */
const warmUps = 5;
const metric = 'bench.coverage';
const hour = 3_600_000;

/** Times of one request. */
interface Round {
  pushedMs: number;
  bareMs: number;
  againMs: number;
}

/** How fast facts come in through the API, beside a bare upsert of the same rows; and an import of many incidents. */
export const factsPushed: Benchmark = {
  name: 'facts-pushed',
  async run(context) {
    const figures: Figure[] = [];
    for (const create of [sqliteStore, () => postgresStore(context)]) {
      // First, for a process that has worked before has memory to spare.
      figures.push(
        ...(await withInstallation(create(), context, importIncidents)),
      );
      figures.push(await withInstallation(create(), context, pushReadings));
    }
    return figures;
  },
};

async function withInstallation<T>(
  store: Store,
  context: BenchmarkContext,
  use: (
    installation: Installation,
    database: string,
    context: BenchmarkContext,
  ) => Promise<T>,
): Promise<T> {
  const installation = await startInstallation({
    store,
    entities: companyWithIncidents(),
    modules: [],
    config: {
      okr: {
        metrics: [
          {
            id: metric,
            title: 'Test coverage',
            unit: 'share',
            better: 'higher',
            shape: 'reading',
          },
        ],
      },
    },
  });
  try {
    await installation.run('catalog-sync');
    return await use(installation, store.name, context);
  } finally {
    await installation.stop();
    store.remove();
  }
}

async function pushReadings(
  { apiUrl, database }: Installation,
  store: string,
  { say }: BenchmarkContext,
): Promise<Figure> {
  say(`pushing facts on ${store}`);
  const bare = await BareTable.create(database, {
    table: 'measurements',
    key: ['target_id', 'group_key', 'metric', 'fact_key'],
  });
  const refs = serviceRefs();
  const random = new Random(3);
  const rounds: Round[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const items = Array.from({ length: batchSize }, (_, index) =>
      reading(refs[random.below(refs.length)], batch, index, random),
    );
    const pushed = await push(apiUrl, items);
    const { rows, elapsedMs } = await bare.copyNew();
    if (pushed.stored !== batchSize || rows !== batchSize) {
      throw new Error(`Of ${batchSize} facts ${rows} were stored`);
    }
    const again = await push(apiUrl, items);
    if (again.unchanged !== batchSize) {
      throw new Error(`${again.stored} facts were stored twice`);
    }
    rounds.push({
      pushedMs: pushed.elapsedMs,
      bareMs: elapsedMs,
      againMs: again.elapsedMs,
    });
  }
  return figureOf(store, rounds.slice(warmUps));
}

async function push(
  apiUrl: string,
  items: readonly object[],
): Promise<PushResponse & { elapsedMs: number }> {
  const started = performance.now();
  const response = await fetch(`${apiUrl}/facts`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer mock-service-token',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ items }),
  });
  const body = await response.text();
  const elapsedMs = performance.now() - started;
  if (!response.ok) {
    throw new Error(`${apiUrl}/facts answers ${response.status}: ${body}`);
  }
  return { ...JSON.parse(body), elapsedMs };
}

function reading(
  entityRef: string,
  batch: number,
  index: number,
  random: Random,
): object {
  return {
    shape: 'reading',
    metric,
    id: `build-${batch}-${index}`,
    entityRef,
    title: `Build ${batch * batchSize + index}`,
    url: `https://builds.example/${batch}/${index}`,
    dimensions: { branch: 'main' },
    at: new Date(Date.now() - random.below(365 * 24) * hour).toISOString(),
    value: random.fraction(),
    weight: 1 + random.below(20_000),
  };
}

function figureOf(store: string, rounds: readonly Round[]): Figure {
  const shares = rounds.map(({ bareMs, pushedMs }) => bareMs / pushedMs);
  const speed = (time: keyof Round) =>
    (batchSize / median(rounds.map(round => round[time]))) * 1000;
  const pushed = speed('pushedMs');
  return {
    what: `facts pushed through the API a second, ${store}`,
    measured: `${whole(pushed)}, ${ratio(
      median(shares),
    )} of a bare multi-row upsert`,
    beside: `bare ${whole(speed('bareMs'))}; sent again ${whole(
      speed('againMs'),
    )}; rounds from ${ratio(Math.min(...shares))} to ${ratio(
      Math.max(...shares),
    )}`,
    aim: 'none: ≥ 2,000',
    met: pushed >= 2000,
  };
}
