import { startSandbox } from 'sandbox';
import { Benchmark } from '../Benchmark';
import { whole } from '../format';
import { collectorOf } from './collectorOf';
import { Reader } from './Reader';

const repositories = 3000;
const pullRequestsPerRepository = 2;
const start = Date.parse('2026-11-20T12:00:00Z');
const minute = 60_000;

/** What it costs to find out that nothing has changed. */
export const githubIdle: Benchmark = {
  name: 'github-idle',
  async run({ say }) {
    let time = start;
    const now = () => new Date(time);
    const sandbox = await startSandbox({
      port: 0,
      seed: 1,
      // Nothing more happens; only the reader's clock goes on.
      now: () => new Date(start),
      scale: { repositories, pullRequestsPerRepository },
      pointsPerHour: 1_000_000,
    });
    try {
      const { host } = new URL(sandbox.apiBaseUrl);
      const reader = new Reader(
        await collectorOf(sandbox.apiBaseUrl),
        sandbox.company.services.map(
          ({ repository }) => `${host}/acme/${repository}`,
        ),
        now,
      );
      say(`reading ${repositories} repositories, then sweeping them`);
      await reader.read();
      const firstPoints = sandbox.requests.counts.points;

      time += 10 * minute;
      sandbox.requests.reset();
      const changed = await reader.read();
      const idle = sandbox.requests.counts;
      if (changed > 0) {
        throw new Error(`${changed} pull requests were read of idle ones`);
      }
      return [
        {
          what: `GitHub: points for a sweep of ${whole(
            repositories,
          )} idle repositories`,
          measured: `${idle.points}`,
          beside: `${idle.total} requests; their first read took ${firstPoints} points`,
          aim: '≤ 60',
          met: idle.points <= 60,
        },
      ];
    } finally {
      await sandbox.stop();
    }
  },
};
