import { ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { Benchmark } from '../Benchmark';
import { ratio, seconds, whole } from '../format';
import { median } from '../statistics';
import type { Sample, Streamed } from './streamingProcess';

const repositories = 1000;
const pullRequestsPerRepository = 100;
const limit = 400_000_000;
/** How much bigger the last third may be than the first. */
const flat = 1.15;

/** What a backend keeps in memory while a big company is read for the first time. */
export const memory: Benchmark = {
  name: 'memory',
  async run({ say }) {
    const sandbox = start('sandboxProcess', [
      repositories,
      pullRequestsPerRepository,
    ]);
    try {
      const { apiBaseUrl } = await answerOf<{ apiBaseUrl: string }>(sandbox);
      say(`reading ${whole(repositories * pullRequestsPerRepository)} of them`);
      const streamed = await answerOf<Streamed>(
        start('streamingProcess', [apiBaseUrl, repositories]),
      );
      return figuresOf(streamed);
    } finally {
      sandbox.disconnect();
    }
  },
};

function figuresOf({ samples, ...streamed }: Streamed) {
  const peak = Math.max(...samples.map(({ rss }) => rss));
  const first = samples.slice(0, Math.floor(samples.length / 3));
  const last = samples.slice(-first.length);
  const growth = median(last.map(rssOf)) / median(first.map(rssOf));
  const heapGrowth = leastHeap(last) / leastHeap(first);
  const count = `${whole(streamed.pullRequests)} pull requests stream in`;
  return [
    {
      what: `memory: peak RSS of the backend while ${count}`,
      measured: megabytes(peak),
      beside: `${megabytes(streamed.rssAtStart)} before the first; ${seconds(
        streamed.elapsedMs,
      )}`,
      aim: `< ${megabytes(limit)}`,
      met: peak < limit && streamed.pullRequests >= 95_000,
    },
    {
      what: 'memory: heap in use in the last third, of that in the first',
      measured: ratio(heapGrowth),
      beside: `least seen in each third; medians of RSS ${ratio(growth)}`,
      aim: `flat: ≤ ${flat}×`,
      met: heapGrowth <= flat,
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function start(
  name: string,
  parameters: readonly (string | number)[],
): ChildProcess {
  return fork(join(__dirname, `${name}.ts`), parameters.map(String));
}

/** The first message of a process. */
function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as T));
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`A process ended early with ${code}`)),
    );
  });
}
