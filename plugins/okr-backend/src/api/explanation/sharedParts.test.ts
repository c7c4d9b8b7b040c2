import {
  ExplanationResponse,
  explanationResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../../__testUtils__/databases';
import { addJoint } from '../../__testUtils__/rows';
import { BOB, startTestApi, TestApi } from '../__testUtils__/testApi';
import { day, incident, review, World } from '../__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3600;
const WEB = 'component:default/web';
const APP = 'component:default/app';
const TEAM = 'group:default/team';
const NOW = '2026-11-18T12:00:00Z';

const annotation = `
promises:
  objective: Fewer errors, fewer surprises
  cycle: 2026-Q4
  keyResults:
    errors: { metric: sentry.errorsPerUserDay, from: 1, to: 0.5 }
    wait: { metric: github.reviewWait, stat: p50, from: 20h, to: 8h }
    surprises: { metric: incidents.count, from: 9, to: 1 }
`;

/** A week of days from one on. */
const daysOf = (
  month: string,
  first: number,
  numerator: number,
  denominator: number,
  dimensions: Record<string, string>,
) =>
  Array.from({ length: 7 }, (_, index) =>
    day(
      `2026-${month}-${String(first + index).padStart(2, '0')}`,
      numerator,
      denominator,
      { dimensions: { environment: 'production', ...dimensions } },
    ),
  );

describe.each(databases.eachSupportedId())(
  'what is of several parts, on %s',
  databaseId => {
    let world: World;
    let api: TestApi;
    let database: Awaited<ReturnType<typeof initTestDatabase>>;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, NOW);
    });

    afterEach(async () => {
      await api.stop();
    });

    const start = async () => {
      await world.evaluate();
      api = await startTestApi(world.context, {
        entities: [WEB, APP, TEAM],
        hiddenFromBob: [APP],
      });
    };

    const explain = async (
      keyResult: string,
      query = '',
      user?: string,
    ): Promise<ExplanationResponse> => {
      const { status, body } = await api.get(
        `/entities/group/default/team/keyResults/promises/${keyResult}/explanation${query}`,
        user,
      );
      expect([status, body.error]).toEqual([200, undefined]);
      return explanationResponseSchema.parse(body);
    };

    it('names what is left where people of two projects are counted once', async () => {
      const add = (title: string, values: Record<string, unknown> = {}) =>
        world.target(title, NOW, {
          source: 'sentry',
          reference: `sentry.io/${title}`,
          ...values,
        });
      const web = await add('acme/web');
      const app = await add('acme/app');
      const both = await add('acme/+both', {
        title: '2 projects of acme',
        parts: JSON.stringify(['sentry.io/acme/app', 'sentry.io/acme/web']),
      });
      await world.entity(WEB, { [WEB]: [web] });
      await world.entity(APP, { [APP]: [app] });
      await world.entity(TEAM, { [WEB]: [web], [APP]: [app] }, { annotation });
      await addJoint(database, TEAM, both);
      // Of 100 people of the one and 50 of the other 30 use both. Web goes from 60 errors a day to 90.
      for (const [month, first, errors] of [
        ['09', 14, 60],
        ['11', 9, 90],
      ] as const) {
        const project = (name: string) => ({ project: name });
        await world.learn(
          web,
          daysOf(month, first, errors, 100, project('web')),
        );
        await world.learn(app, daysOf(month, first, 30, 50, project('app')));
        await world.learn(both, daysOf(month, first, errors + 30, 120, {}));
      }
      await start();
      const body = await explain('errors');
      expect(body.then.value).toEqual({ kind: 'value', value: 90 / 120 });
      expect(body.now.value).toEqual({ kind: 'value', value: 120 / 120 });
      expect(body.change).toBeCloseTo(0.25, 12);
      // Added up they went from 90 ÷ 150 to 120 ÷ 150: 0.2, all of it of web, and within.
      expect(body.within).toBeCloseTo(0.2, 12);
      expect(body.mix).toBeCloseTo(0, 12);
      expect(body.parts.map(({ name }) => name)).toEqual(['web', 'app']);
      expect(body.parts[0].change).toBeCloseTo(0.2, 12);
      expect(body.rest?.reason).toBe('countedOnce');
      expect(body.rest?.change).toBeCloseTo(0.05, 12);
      // What the whole would be without one of its parts' days nobody was asked.
      expect(body.items).toHaveLength(10);
      expect(body.items[0]).toMatchObject({
        numerator: 90,
        target: 'acme/web',
      });
      expect(body.items.every(({ raises }) => raises === undefined)).toBe(true);
      expect(body.dimensions.map(({ by }) => by)).toEqual([
        'service',
        'target',
      ]);

      const seenByBob = await explain('errors', '', BOB);
      expect(JSON.stringify(seenByBob)).not.toContain('acme/app');
      // A share, or what web changed, would tell how many people the other project has: the whole does not.
      expect(seenByBob.parts).toEqual([
        {
          id: WEB,
          name: 'web',
          entityRefs: [WEB],
          then: { value: { kind: 'value', value: 0.6 }, items: 7 },
          now: { value: { kind: 'value', value: 0.9 }, items: 7 },
        },
      ]);
      const { change, hasHidden, mix, within, rest } = seenByBob;
      expect([change, hasHidden]).toEqual([body.change, true]);
      expect([mix, within, rest]).toEqual([undefined, undefined, undefined]);
    });

    it('is a part of its own where two services share a repository', async () => {
      const shared = await world.target('acme/monorepo', NOW);
      const own = await world.target('acme/web', NOW);
      await world.entity(WEB, { [WEB]: [shared, own] });
      await world.entity(APP, { [APP]: [shared] });
      await world.entity(
        TEAM,
        { [WEB]: [shared, own], [APP]: [shared] },
        { annotation },
      );
      for (const date of ['2026-09-15', '2026-11-10']) {
        const make = (name: string) =>
          [2, 4, 6].map(hours =>
            review(`${date}T00:00:00Z`, hours, {
              key: `${name}/${date}/${hours}`,
            }),
          );
        await world.learn(shared, make('shared'));
        await world.learn(own, make('own'));
      }
      await start();
      const body = await explain('wait');
      expect(body).toMatchObject({ change: 0, mix: 0, within: 0 });
      expect(
        body.parts.map(({ name, entityRefs, now }) => [
          name,
          entityRefs,
          now.items,
        ]),
      ).toEqual([
        ['app + web', [APP, WEB], 3],
        ['web', [WEB], 3],
      ]);
      expect(body.sentences).toEqual(['It has not moved: 4 h then and now.']);
      expect(body.items[0].waitSeconds).toBe(6 * HOUR);

      // To whom app is hidden, what is shared is of web alone.
      const seenByBob = await explain('wait', '?by=service', BOB);
      expect(seenByBob.parts.map(({ name, now }) => [name, now.items])).toEqual(
        [['web', 6]],
      );
    });

    it('counts an incident of two services once, and names no area that may not be known', async () => {
      const add = (title: string) =>
        world.target(title, NOW, { source: 'pagerduty' });
      const web = await add('web');
      const app = await add('app');
      await world.entity(WEB, { [WEB]: [web] });
      await world.entity(APP, { [APP]: [app] });
      await world.entity(TEAM, { [WEB]: [web], [APP]: [app] }, { annotation });
      const at = (hour: number) => ({
        started: `2026-11-05T${hour}:00`,
        detected: `2026-11-05T${hour}:30`,
      });
      const both = incident('BOTH', at(10), { area: 'login' });
      await world.learn(web, [both]);
      await world.learn(app, [
        both,
        incident('APP', at(12), { area: 'acquisition' }),
      ]);
      await start();
      const body = await explain('surprises');
      expect(body).toMatchObject({ change: 2, by: 'service' });
      expect(body.parts.map(({ name, change }) => [name, change])).toEqual([
        ['app', 1],
        ['app + web', 1],
      ]);
      const areas = await explain('surprises', '?by=area');
      expect(areas.parts.map(({ name }) => name).sort()).toEqual([
        'acquisition',
        'login',
      ]);
      const seenByBob = await explain('surprises', '?by=area', BOB);
      expect(seenByBob.parts.map(({ name }) => name)).toEqual(['login']);
      expect(seenByBob.hasHidden).toBe(true);
      expect(JSON.stringify(seenByBob)).not.toContain('acquisition');
      expect(seenByBob.items.map(({ title }) => title)).toEqual([
        'Outage BOTH',
      ]);
    });

    it('tells of hundreds of services the twenty that changed it most, and the others as one', async () => {
      const leaves: Record<string, number[]> = {};
      for (let index = 0; index < 120; index++) {
        const id = await world.target(`acme/service-${index}`, NOW);
        leaves[`component:default/service-${index}`] = [id];
        await world.learn(id, [
          review('2026-09-15T00:00:00Z', 5, { key: 'then' }),
          review('2026-11-10T00:00:00Z', index < 30 ? 50 : 5, { key: 'now' }),
        ]);
      }
      await world.entity(TEAM, leaves, { annotation });
      await world.evaluate();
      api = await startTestApi(world.context, {
        entities: [TEAM, ...Object.keys(leaves)],
      });
      const body = await explain('wait');
      expect(body.parts).toHaveLength(20);
      expect(body.others?.count).toBe(100);
      expect(body.change).toBe(0);
      const told = body.parts.reduce(
        (sum, { change = 0 }) => sum + change,
        (body.others?.change ?? 0) + (body.rest?.change ?? 0),
      );
      expect(told).toBeCloseTo(0, 6);
    });
  },
);
