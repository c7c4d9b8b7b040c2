import okrModulePagerduty from '@keyresults/backstage-plugin-okr-backend-module-pagerduty';
import { pagerdutyServiceId, Sandbox, startSandbox } from 'sandbox';
import { Benchmark, Figure } from '../Benchmark';
import { ratio, whole } from '../format';
import { collectorOf } from './collectorsOf';
import { component } from './component';
import { followAlone, readAlone } from './pagerdutyAlone';
import { Sweeps, tellKinds } from './Sweeps';

/** About half of the teams keep their incidents in PagerDuty. */
const scale = {
  repositories: 400,
  pullRequestsPerRepository: 0,
  incidents: 9000,
};
/** What the module does by itself. */
const sweepsADay = 144;
/** So often in the day the other client is watched. */
const aloneSweeps = 12;
const day = 24 * 3_600_000;
const start = Date.parse('2026-11-20T12:00:00Z');

interface Measured {
  services: number;
  incidents: number;
  first: number;
  firstAlone: number;
  firstKinds: string;
  ofDay: number;
  ofDayAlone: number;
}

/** What incidents cost of PagerDuty's requests: when they are first read, and while they are followed. */
export const pagerdutyRequests: Benchmark = {
  name: 'pagerduty-requests',
  async run({ say }) {
    say('reading a year of incidents of PagerDuty, then a day of sweeps');
    const usual = await measure({});
    say('the same with custom fields');
    const fields = await measure({
      startedField: 'impact_started_at',
      areaField: 'affected_area',
    });
    return figuresOf(usual, fields);
  },
};

async function measure(settings: Record<string, string>): Promise<Measured> {
  let time = start;
  const now = () => new Date(time);
  const sandbox = await startSandbox({ port: 0, seed: 1, now, scale });
  try {
    const services = servicesOf(sandbox);
    const sweeps = await sweepsOf(sandbox, services, settings, now);
    const first = await sweeps.sweep();
    const withFields = Object.keys(settings).length > 0;
    const firstAlone = await readAlone(sandbox, now(), withFields);
    let ofDay = 0;
    let ofDayAlone = 0;
    for (let sweep = 1; sweep <= sweepsADay; sweep += 1) {
      time += day / sweepsADay;
      ofDay += (await sweeps.sweep()).total;
      if (sweep % (sweepsADay / aloneSweeps) === 0) {
        ofDayAlone += (await followAlone(sandbox)) * (sweepsADay / aloneSweeps);
      }
    }
    return {
      services: services.length,
      incidents: firstAlone.incidents,
      first: first.total,
      firstAlone: firstAlone.requests,
      firstKinds: tellKinds(first),
      ofDay,
      ofDayAlone,
    };
  } finally {
    await sandbox.stop();
  }
}

/** Those of teams that keep their incidents there. */
function servicesOf({ company }: Sandbox): string[] {
  const named = company.incidents
    .in('pagerduty')
    .flatMap(({ services }) => services);
  return [...new Set(named)].sort();
}

async function sweepsOf(
  sandbox: Sandbox,
  services: readonly string[],
  settings: Record<string, string>,
  now: () => Date,
): Promise<Sweeps> {
  const collector = await collectorOf(
    okrModulePagerduty,
    {
      okr: {
        demo: true,
        pagerduty: {
          accounts: [
            {
              name: 'acme',
              apiBaseUrl: sandbox.pagerdutyUrl,
              token: 'sandbox',
            },
          ],
          ...settings,
        },
      },
    },
    'pagerduty',
  );
  const entities = services.map(name =>
    component(name, { 'pagerduty.com/service-id': pagerdutyServiceId(name) }),
  );
  return new Sweeps(collector, entities, sandbox.requests, now);
}

function figuresOf(usual: Measured, fields: Measured): Figure[] {
  return [
    firstFigure('PagerDuty: requests per 1,000 incidents, first read', usual),
    firstFigure('PagerDuty: the same with custom fields', fields),
    {
      what: `PagerDuty: requests in a day that follows ${whole(
        usual.services,
      )} services`,
      measured: whole(usual.ofDay),
      beside: `${sweepsADay} sweeps, ${whole(
        fields.ofDay,
      )} requests with custom fields; incident by incident ${whole(
        usual.ofDayAlone,
      )}, ${ratio(usual.ofDayAlone / usual.ofDay)} as many`,
      aim: 'none: ≤ 2 a sweep',
      met: usual.ofDay <= 2 * sweepsADay,
    },
  ];
}

function firstFigure(
  what: string,
  { incidents, first, firstAlone, firstKinds, services }: Measured,
): Figure {
  const perThousand = (requests: number) => (requests / incidents) * 1000;
  return {
    what,
    measured: whole(perThousand(first)),
    beside: `${whole(incidents)} incidents of ${whole(
      services,
    )} services, ${firstKinds}; incident by incident ${whole(
      perThousand(firstAlone),
    )}, ${ratio(firstAlone / first)} as many`,
    aim: 'none: fewer than incident by incident',
    met: first < firstAlone,
  };
}
