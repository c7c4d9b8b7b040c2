import {
  okrsResponseSchema,
  overviewResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { recordAnnotations } from '../changes';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { at, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const TEAM = 'group:default/team';

/** An objective of each cycle, each with a number that people keep. */
const promise = (...cycles: string[]) =>
  cycles
    .map(
      cycle => `
of-${cycle.replace('/', '-')}:
  objective: Of ${cycle}
  cycle: ${cycle}
  keyResults:
    nps: { title: NPS, from: 20, to: 35, unit: points }
`,
    )
    .join('');

describe.each(databases.eachSupportedId())(
  'a running cycle that all objectives were taken out of on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-07-01T12:00:00Z');
      await world.entity(TEAM, {}, { title: 'Team' });
      api = await startTestApi(world.context, {
        entities: [TEAM],
        hiddenFromBob: [TEAM],
      });
    });

    afterEach(async () => {
      await api.stop();
    });

    /** Has the catalog show another annotation, as the sync does it. */
    async function show(when: string, annotation: string | null) {
      world.now = at(when);
      await recordAnnotations(
        database,
        [{ entityRef: TEAM, annotation: annotation ?? undefined }],
        world.now,
      );
      await world.setEntity(TEAM, { annotation });
      await world.evaluateDue();
    }

    async function evaluateOn(when: string) {
      world.now = at(when);
      await world.evaluate();
    }

    const page = async (query: Record<string, string> = {}) =>
      okrsResponseSchema.parse(
        (await api.get('/entities/group/default/team/okrs').query(query)).body,
      );

    /** The cycles to choose from, and those that were taken out. */
    const told = async (query: Record<string, string> = {}) => {
      const { cycle, cycles, takenOutCycles = [] } = await page(query);
      return {
        shown: cycle.id,
        cycles: cycles.map(({ id }) => id),
        takenOut: takenOutCycles.map(({ id }) => id),
      };
    };

    const week = async (cycle?: string, user = EVE) => {
      const answer = await api
        .get('/overview', user)
        .query(cycle === undefined ? {} : { cycle });
      return overviewResponseSchema
        .parse(answer.body)
        .promiseChanges?.map(one => [
          one.kind,
          one.objective.objective,
          one.cycle?.label,
        ]);
    };

    it('is named, and opens with what was taken out', async () => {
      await show('2026-07-01T12:00:00Z', promise('2026-H2', '2026-Q4'));
      expect(await told()).toMatchObject({ takenOut: [] });
      await show('2026-11-18T12:00:00Z', promise('2026-Q4'));
      expect(await told()).toEqual({
        shown: '2026-Q4',
        cycles: ['2026-Q4', '2026-H2'],
        takenOut: ['2026-H2'],
      });
      const half = await page({ cycle: '2026-H2' });
      expect(half.objectives).toEqual([]);
      expect(half.takenOut).toMatchObject([
        {
          objective: 'Of 2026-H2',
          title: 'NPS',
          at: '2026-11-18T12:00:00.000Z',
        },
      ]);
      expect(half.takenOutCycles).toBeUndefined();
      expect(half.alsoRunning).toMatchObject([{ cycle: { id: '2026-Q4' } }]);
    });

    it('stays so until it ends, however long ago it was taken out', async () => {
      await show('2026-07-01T12:00:00Z', promise('2026', '2026-H2'));
      await show('2026-09-20T12:00:00Z', null);
      // The quarter in which it went is over, and nothing of it is in the versions since.
      for (const when of ['2026-10-05', '2026-11-18', '2026-12-31']) {
        await evaluateOn(`${when}T12:00:00Z`);
        expect(await told()).toEqual({
          shown: '2026-Q4',
          cycles: ['2026-Q4', '2026-H2', '2026'],
          takenOut: ['2026-H2', '2026'],
        });
        const half = await page({ cycle: '2026-H2' });
        expect(half.takenOut).toMatchObject([
          { at: '2026-09-20T12:00:00.000Z' },
        ]);
      }
    });

    it('is, once it is over, what it was before', async () => {
      await show('2026-07-01T12:00:00Z', promise('2026-H2'));
      await show('2026-11-18T12:00:00Z', null);
      const over = async () => {
        const { objectives, takenOut } = await page({ cycle: '2026-H2' });
        const { cycles } = await told();
        return [objectives.map(({ id }) => id), takenOut, cycles];
      };
      // What it ended with, before and after it was looked at again.
      world.now = at('2027-01-01T00:00:30Z');
      expect(await over()).toMatchObject([['of-2026-H2'], undefined, {}]);
      await evaluateOn('2027-01-02T12:00:00Z');
      expect(await over()).toEqual([['of-2026-H2'], undefined, ['2027-Q1']]);
      expect(await told()).toMatchObject({ takenOut: [] });
    });

    it('may be the quarter, where the page opens on another cycle', async () => {
      await show('2026-10-01T12:00:00Z', promise('2026-H2', '2026-Q4'));
      await show('2026-11-18T12:00:00Z', promise('2026-H2'));
      expect(await told()).toEqual({
        shown: '2026-H2',
        cycles: ['2026-Q4', '2026-H2'],
        takenOut: ['2026-Q4'],
      });
      expect(await told({ cycle: '2026-Q4' })).toMatchObject({ takenOut: [] });
    });

    it('may be a cycle of any days', async () => {
      const own = '2026-11-02/2026-12-20';
      await show('2026-11-01T12:00:00Z', promise(own));
      await show('2026-11-18T12:00:00Z', null);
      expect(await told()).toMatchObject({ takenOut: [own] });
      await evaluateOn('2026-12-21T12:00:00Z');
      expect(await told()).toMatchObject({ cycles: ['2026-Q4'], takenOut: [] });
    });

    it('is not named where it was there for some minutes, or never began', async () => {
      await show('2026-11-01T12:00:00Z', promise('2026-Q4'));
      await show('2026-11-18T12:00:00Z', promise('2026-Q4', '2026-H2'));
      await show('2026-11-18T12:10:00Z', promise('2026-Q4', '2027-H1'));
      expect(await told()).toMatchObject({ takenOut: [] });
      await show('2026-11-20T12:00:00Z', promise('2026-Q4'));
      await evaluateOn('2027-02-01T12:00:00Z');
      expect(await told()).toEqual({
        shown: '2027-Q1',
        cycles: ['2027-Q1', '2026-Q4'],
        takenOut: [],
      });
    });

    it('is not named where the annotation cannot be read, nor once it is back', async () => {
      await show('2026-07-01T12:00:00Z', promise('2026-H2'));
      await show('2026-11-18T12:00:00Z', '{ nothing: ');
      expect(await told()).toMatchObject({ takenOut: [] });
      await show('2026-11-18T13:00:00Z', null);
      expect(await told()).toMatchObject({ takenOut: ['2026-H2'] });
      // Before it is evaluated, too.
      world.now = at('2026-11-19T12:00:00Z');
      await world.setEntity(TEAM, { annotation: promise('2026-H2') });
      expect(await told()).toMatchObject({ takenOut: [] });
      await show('2026-11-19T12:01:00Z', promise('2026-H2'));
      expect(await told()).toMatchObject({ shown: '2026-H2', takenOut: [] });
    });

    it('is not told as of an earlier instant, nor beside a cycle that is over', async () => {
      await show('2026-07-01T12:00:00Z', promise('2026-H2', '2026-Q3'));
      await show('2026-11-18T12:00:00Z', promise('2026-Q3'));
      const queries: Record<string, string>[] = [
        { asOf: '2026-11-17T12:00:00Z' },
        { cycle: '2026-Q3' },
      ];
      for (const query of queries) {
        expect(await page(query)).not.toHaveProperty('takenOutCycles');
      }
    });

    it('is among what changed this week, also of the quarter', async () => {
      await show('2026-07-01T12:00:00Z', promise('2026-H2', '2026-Q4'));
      await show('2026-11-18T12:00:00Z', promise('2026-Q4'));
      const removed = ['removed', 'Of 2026-H2'];
      expect(await week()).toEqual([[...removed, 'H2 2026']]);
      expect(await week('2026-Q4')).toEqual([[...removed, 'H2 2026']]);
      expect(await week('2026-H2')).toEqual([[...removed, undefined]]);
      expect(await week('2026-Q3')).toBeUndefined();
      expect(await week(undefined, BOB)).toBeUndefined();
      // It is told for a week, and however often it is looked at again.
      await evaluateOn('2026-11-24T12:00:00Z');
      expect(await week()).toEqual([[...removed, 'H2 2026']]);
      await evaluateOn('2026-11-25T12:01:00Z');
      expect(await week()).toBeUndefined();
    });

    it('costs a batch no statement more', async () => {
      const count = async () =>
        (await statementsOf(database, () => world.evaluate())).length;
      await show('2026-07-01T12:00:00Z', promise('2026-Q4', '2026-H2'));
      await show('2026-11-17T12:00:00Z', promise('2026-Q4', '2026'));
      world.now = at('2026-11-17T13:00:00Z');
      const before = await count();
      await show('2026-11-18T12:00:00Z', promise('2026-Q4'));
      world.now = at('2026-11-18T13:00:00Z');
      expect((await told()).takenOut).toHaveLength(2);
      expect(await count()).toBe(before);
    });
  },
);
