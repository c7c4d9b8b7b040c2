import { Entity } from '@backstage/catalog-model';
import okrModuleSentry from '@keyresults/backstage-plugin-okr-backend-module-sentry';
import { RequestCounts, Sandbox, startSandbox } from 'sandbox';
import { Benchmark, Figure } from '../Benchmark';
import { ratio, whole } from '../format';
import { askDirectly } from './askDirectly';
import { collectorOf } from './collectorsOf';
import { component } from './component';
import { Sweeps, tellKinds } from './Sweeps';

const projects = 1000;
const historyDays = 90;
/** What the module does by itself. */
const sweepsADay = 8;
/** Of so many projects, whose users are asked for together too. */
const teamSize = 10;
/** Projects that are asked for one by one: they hardly differ. */
const sample = 10;
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse('2026-11-20T12:00:00Z');

/**
 * What a thousand projects, and a hundred teams of ten whose users are counted together, cost of Sentry's requests: when
 * they are first read, and on every day after.
 */
export const sentryRequests: Benchmark = {
  name: 'sentry-requests',
  async run({ say }) {
    let time = start;
    const now = () => new Date(time);
    const sandbox = await startSandbox({
      port: 0,
      seed: 1,
      now,
      scale: { repositories: projects, pullRequestsPerRepository: 0 },
    });
    try {
      const sweeps = await sweepsOf(sandbox, now);
      say(`reading ${historyDays} days of ${projects} projects`);
      const first = await sweeps.sweep();
      const firstAlone = await askedAlone(sandbox, historyDays, now());
      say('and a day of sweeps');
      const ofDay: RequestCounts[] = [];
      for (let sweep = 0; sweep < sweepsADay; sweep += 1) {
        time += day / sweepsADay;
        ofDay.push(await sweeps.sweep());
      }
      const sweepAlone = await askedAlone(sandbox, 2, now());
      return figuresOf(
        sandbox.company.errors.projects.length,
        first,
        firstAlone,
        ofDay,
        sweepAlone,
      );
    } finally {
      await sandbox.stop();
    }
  },
};

async function sweepsOf(sandbox: Sandbox, now: () => Date): Promise<Sweeps> {
  const collector = await collectorOf(
    okrModuleSentry,
    {
      okr: {
        demo: true,
        sentry: {
          organizations: Object.entries(sandbox.sentryUrls).map(
            ([slug, url]) => ({ slug, url, token: 'sandbox' }),
          ),
          history: `${historyDays}d`,
        },
      },
    },
    'sentry',
  );
  const entities = sandbox.company.errors.projects.map(
    ({ organization, slug }) =>
      component(slug, {
        'sentry.io/project-slug': `${organization}/${slug}`,
      }),
  );
  return new Sweeps(
    collector,
    entities,
    sandbox.requests,
    now,
    teamsOf(entities, sandbox),
  );
}

/** Each of projects of one organization, so that their users can be counted together. */
function teamsOf(
  entities: readonly Entity[],
  { company }: Sandbox,
): Entity[][] {
  const places = company.errors.projects.map(it => it.organization);
  const ofPlace = [...new Set(places)].map(place =>
    entities.filter((_, index) => places[index] === place),
  );
  return ofPlace.flatMap(some =>
    Array.from({ length: Math.ceil(some.length / teamSize) }, (_, index) =>
      some.slice(index * teamSize, (index + 1) * teamSize),
    ),
  );
}

/**
 * The same questions, project by project: a series of events, one of users, and one of what was dropped.
 *
 * @returns requests for a project
 */
async function askedAlone(
  { company, requests, sentryUrls }: Sandbox,
  days: number,
  now: Date,
): Promise<number> {
  requests.reset();
  const end = Math.floor(now.getTime() / day) * day + day;
  const period = [
    ['start', new Date(end - days * day).toISOString().slice(0, 19)],
    ['end', new Date(end).toISOString().slice(0, 19)],
    ['interval', '1d'],
  ] as const;
  for (const { id, organization } of company.errors.projects.slice(0, sample)) {
    const ask = (
      endpoint: string,
      query: ReadonlyArray<readonly [string, string]>,
    ) =>
      askDirectly(
        `${sentryUrls[organization]}/api/0/organizations/${organization}/${endpoint}/`,
        'Bearer sandbox',
        [['project', String(id)], ...period, ...query],
      );
    await ask('events-timeseries', [
      ['dataset', 'errors'],
      ['yAxis', 'count()'],
      ['yAxis', 'count_unique(user)'],
    ]);
    await ask('sessions', [
      ['field', 'count_unique(user)'],
      ['field', 'crash_free_rate(user)'],
    ]);
    await ask('stats_v2', [
      ['field', 'sum(quantity)'],
      ['groupBy', 'outcome'],
      ['category', 'error'],
    ]);
  }
  return requests.counts.total / sample;
}

function figuresOf(
  count: number,
  first: RequestCounts,
  firstAlone: number,
  ofDay: readonly RequestCounts[],
  sweepAlone: number,
): Figure[] {
  const thousand = (requests: number) => (requests / count) * 1000;
  const perDay = thousand(ofDay.reduce((sum, { total }) => sum + total, 0));
  const aloneADay = sweepAlone * 1000 * sweepsADay;
  const perFirst = thousand(first.total);
  const aloneFirst = firstAlone * 1000;
  const last = ofDay[ofDay.length - 1];
  return [
    {
      what: 'Sentry: requests per 1,000 projects and day',
      measured: whole(perDay),
      beside: `${sweepsADay} sweeps, the last of them ${tellKinds(
        last,
      )}; project by project ${whole(aloneADay)}, ${ratio(
        aloneADay / perDay,
      )} as many`,
      aim: 'none: ≤ 1/10 of project by project',
      met: perDay <= aloneADay / 10,
    },
    {
      what: `Sentry: requests per 1,000 projects, first read of ${historyDays} days`,
      measured: whole(perFirst),
      beside: `${tellKinds(first)}; project by project ${whole(
        aloneFirst,
      )}, ${ratio(aloneFirst / perFirst)} as many`,
      aim: 'none: no more than project by project',
      met: perFirst <= aloneFirst,
    },
  ];
}
