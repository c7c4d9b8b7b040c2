import { ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { Benchmark, Figure } from '../Benchmark';
import { ratio, seconds, whole } from '../format';
import { median } from '../statistics';
import type { Sample, Streamed } from './streamingProcess';

const repositories = 1000;
const pullRequestsPerRepository = 100;
/** Not all have to be in: the newest may lie in the future of the clock. */
const least = 0.95 * repositories * pullRequestsPerRepository;
/** As in a small container. Without a limit Node lets garbage pile up, the more the bigger the machine. */
const heapLimitMegabytes = 256;
const limit = 400_000_000;
/** How much bigger the last third may be than the first. */
const flat = 1.15;

/** What a backend keeps in memory while a big company is read for the first time. */
export const memory: Benchmark = {
  name: 'memory',
  async run({ root, say }) {
    const sandbox = start(root, 'sandboxProcess', [
      repositories,
      pullRequestsPerRepository,
    ]);
    try {
      const { apiBaseUrl } = await answerOf<{ apiBaseUrl: string }>(sandbox);
      say(
        `reading ${whole(
          repositories * pullRequestsPerRepository,
        )} pull requests`,
      );
      const streamed = await answerOf<Streamed>(
        start(
          root,
          'streamingProcess',
          [apiBaseUrl, repositories],
          [`--max-old-space-size=${heapLimitMegabytes}`],
        ),
      );
      return figuresOf(streamed);
    } finally {
      sandbox.disconnect();
    }
  },
};

function figuresOf({ samples, rssAtStart, ...streamed }: Streamed): Figure[] {
  const peak = Math.max(...samples.map(rssOf));
  const first = samples.slice(0, Math.floor(samples.length / 3));
  const last = samples.slice(-first.length);
  const heapGrowth = leastHeap(last) / leastHeap(first);
  const rssGrowth = median(last.map(rssOf)) / median(first.map(rssOf));
  const { pullRequests, elapsedMs } = streamed;
  return [
    {
      what: `memory that the backend takes on while ${whole(
        pullRequests,
      )} pull requests stream in`,
      measured: megabytes(peak - rssAtStart),
      beside: `${megabytes(rssAtStart)} idle, ${megabytes(
        peak,
      )} at most; heap limited to ${heapLimitMegabytes} MB; ${seconds(
        elapsedMs,
      )}`,
      aim: `< ${megabytes(limit)}`,
      met: peak - rssAtStart < limit && pullRequests >= least,
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

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function start(
  root: string,
  name: string,
  parameters: readonly (string | number)[],
  nodeOptions: readonly string[] = [],
): ChildProcess {
  return fork(
    join(root, 'packages/bench/src/memory', `${name}.ts`),
    parameters.map(String),
    { execArgv: [...process.execArgv, ...nodeOptions] },
  );
}

/** The first answer of a process; the loader of its sources sends messages of its own. */
function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: { answer?: T }) => {
      if (message.answer) {
        resolve(message.answer);
      }
    });
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`A process ended early with ${code}`)),
    );
  });
}
