import okrModuleIncidentIo from '@keyresults/backstage-plugin-okr-backend-module-incident-io';
import { Sandbox, startSandbox } from 'sandbox';
import { Benchmark } from '../Benchmark';
import { oneDecimal, whole } from '../format';
import { collectorOf } from './collectorsOf';
import { component } from './component';
import { Sweeps, tellKinds } from './Sweeps';

const scale = {
  repositories: 400,
  pullRequestsPerRepository: 0,
  incidents: 9000,
};
const sweepsADay = 144;
const day = 24 * 3_600_000;
const start = Date.parse('2026-11-20T12:00:00Z');

/** What incidents cost of incident.io's requests. */
export const incidentIoRequests: Benchmark = {
  name: 'incident-io-requests',
  async run({ say }) {
    let time = start;
    const now = () => new Date(time);
    const sandbox = await startSandbox({ port: 0, seed: 1, now, scale });
    try {
      const sweeps = await sweepsOf(sandbox, now);
      say('reading a year of incidents of incident.io, then a day of sweeps');
      const first = await sweeps.sweep();
      const known = sandbox.company.incidents
        .in('incident-io')
        .filter(({ happened }) => happened.detected <= start).length;
      let ofDay = 0;
      const kinds: string[] = [];
      for (let sweep = 0; sweep < sweepsADay; sweep += 1) {
        time += day / sweepsADay;
        const counts = await sweeps.sweep();
        ofDay += counts.total;
        kinds.push(tellKinds(counts));
      }
      const perThousand = (first.total / known) * 1000;
      return [
        {
          what: 'incident.io: requests per 1,000 incidents, first read',
          measured: oneDecimal(perThousand),
          beside: `${whole(known)} incidents of ${whole(
            sweeps.targets,
          )} services, ${tellKinds(first)}`,
          aim: 'none: ≤ 10, 1 for 100 incidents',
          met: perThousand <= 10,
        },
        {
          what: `incident.io: requests in a day that follows ${whole(
            sweeps.targets,
          )} services`,
          measured: whole(ofDay),
          beside: `${sweepsADay} sweeps; the last was ${
            kinds[kinds.length - 1]
          }`,
          aim: 'none: ≤ 2 a sweep',
          met: ofDay <= 2 * sweepsADay,
        },
      ];
    } finally {
      await sandbox.stop();
    }
  },
};

async function sweepsOf(sandbox: Sandbox, now: () => Date): Promise<Sweeps> {
  const collector = await collectorOf(
    okrModuleIncidentIo,
    {
      okr: {
        demo: true,
        incidentIo: {
          accounts: [
            {
              name: 'acme',
              apiBaseUrl: sandbox.incidentIoUrl,
              token: 'sandbox',
            },
          ],
          entityField: 'Affected services',
          areaField: 'Affected area',
          history: '1000d',
        },
      },
    },
    'incident-io',
  );
  const named = sandbox.company.incidents
    .in('incident-io')
    .flatMap(({ services }) => services);
  const entities = [...new Set(named)].sort().map(name => component(name));
  return new Sweeps(collector, entities, sandbox.requests, now);
}
