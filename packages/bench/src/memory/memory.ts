import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { megabytes, ratio, seconds, whole } from '../format';
import { sqliteStore } from '../installation/Store';
import { CatalogInstallation } from '../process/CatalogInstallation';
import { Child } from '../process/Child';
import { median } from '../statistics';
import type { Sample, Streamed } from './streamingProcess';

const repositories = 1000;
const pullRequestsPerRepository = 100;
/** Not all have to be in: the newest may lie in the future of the clock. */
const least = 0.95 * repositories * pullRequestsPerRepository;
/** As in a small container. Without a limit Node lets garbage pile up, the more the bigger the machine. */
const heapLimitMegabytes = 256;
/** What Node 20 allows by itself; Node 24 lets the young generation grow to four times that while a backend starts. */
const semiSpaceMegabytes = 16;
const limit = 400_000_000;
/** How much bigger the last third may be than the first. */
const flat = 1.15;

/** What a backend keeps in memory while a big company is read for the first time. */
export const memory: Benchmark = {
  name: 'memory',
  async run(context) {
    const sandbox = startSandbox(context.root);
    try {
      const { apiBaseUrl } = await sandbox.answer<{ apiBaseUrl: string }>();
      context.say(
        `reading ${whole(
          repositories * pullRequestsPerRepository,
        )} pull requests`,
      );
      return figuresOf(await stream(apiBaseUrl, context));
    } finally {
      await sandbox.stop();
    }
  },
};

/** The source, in a process of its own: its memory is none of ours. */
function startSandbox(root: string): Child {
  return new Child(
    fork(
      join(root, 'packages/bench/src/memory/sandboxProcess.ts'),
      [repositories, pullRequestsPerRepository].map(String),
    ),
  );
}

async function stream(
  apiBaseUrl: string,
  { root }: BenchmarkContext,
): Promise<Streamed> {
  const { host } = new URL(apiBaseUrl);
  const installation = await CatalogInstallation.start(root, sqliteStore);
  try {
    await installation.feed(
      Array.from({ length: repositories }, (_, index) =>
        component(host, index),
      ),
    );
    return await installation.run<Streamed>('streaming', {
      config: {
        integrations: { github: [{ host, apiBaseUrl, token: 'sandbox' }] },
        okr: { github: { history: '400d' } },
      },
      nodeOptions: [
        `--max-old-space-size=${heapLimitMegabytes}`,
        `--max-semi-space-size=${semiSpaceMegabytes}`,
      ],
    });
  } finally {
    await installation.stop();
  }
}

function figuresOf({ samples, rssAtStart, ...streamed }: Streamed): Figure[] {
  const peak = Math.max(...samples.map(rssOf));
  const first = samples.slice(0, Math.floor(samples.length / 3));
  const last = samples.slice(-first.length);
  const heapGrowth = leastHeap(last) / leastHeap(first);
  const rssGrowth = median(last.map(rssOf)) / median(first.map(rssOf));
  const { pullRequests, elapsedMs } = streamed;
  return [
    {
      what: `memory of the whole process while ${whole(
        pullRequests,
      )} pull requests stream in`,
      measured: `${megabytes(peak)} at most`,
      beside: `${megabytes(rssAtStart)} idle and ${megabytes(
        peak - rssAtStart,
      )} taken on; heap limited to ${heapLimitMegabytes} MB; ${seconds(
        elapsedMs,
      )}`,
      aim: `< ${megabytes(limit)}`,
      met: peak < limit && pullRequests >= least,
    },
    {
      what: 'memory: heap in use in the last third, of that in the first',
      measured: ratio(heapGrowth),
      beside: `least seen in each third; medians of RSS ${ratio(rssGrowth)}`,
      aim: `flat: ≤ ${ratio(flat)}`,
      met: heapGrowth <= flat && rssGrowth <= flat,
    },
  ];
}

function rssOf({ rss }: Sample): number {
  return rss;
}

/** Right after garbage was collected. */
function leastHeap(samples: readonly Sample[]): number {
  return Math.min(...samples.map(({ heapUsed }) => heapUsed));
}

function component(host: string, index: number): Entity {
  const name = `service-${String(index + 1).padStart(5, '0')}`;
  const location = `url:http://${host}/acme/${name}/`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_SOURCE_LOCATION]: location,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  };
}
