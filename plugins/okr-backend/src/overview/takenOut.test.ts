import { OverviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { startTestApi, TestApi } from '../api/__testUtils__/testApi';
import { at, World } from '../api/__testUtils__/world';
import { CheckInStore } from '../checkIns';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const REF = 'component:default/checkout';
const MINUTE = 60_000;

const promise = (cycle: string) => `
no-waiting:
  objective: Nobody waits
  cycle: ${cycle}
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
`;

describe.each(databases.eachSupportedId())(
  'a cycle that was taken out on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: TestApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-08-03T12:00:00Z');
      await world.entity(REF, {}, { annotation: promise('2026-Q3') });
      await world.evaluate();
      api = await startTestApi(world.context, { entities: [REF] });
    });

    afterEach(async () => {
      await api.stop();
    });

    /** Has the annotation be another one from an instant on. */
    async function write(when: string | number, annotation: string | null) {
      world.now = typeof when === 'number' ? when : at(when);
      await world.setEntity(REF, { annotation });
      await world.evaluateDue();
    }

    async function evaluateOn(when: string) {
      world.now = at(when);
      await world.evaluate();
    }

    async function read(query: string): Promise<OverviewResponse> {
      return (await api.get(`/overview${query}`)).body;
    }

    const refsOf = async (cycle: string) =>
      (await read(`?cycle=${cycle}`)).items.map(({ entityRef }) => entityRef);

    /** Those to choose from. */
    const cycles = async () => (await read('')).cycles.map(({ id }) => id);

    it('is promised no more while it runs, and found again once it is over', async () => {
      await write('2026-09-10T12:00:00Z', null);
      expect(await refsOf('2026-Q3')).toEqual([]);
      await evaluateOn('2026-10-05T12:00:00Z');
      expect(await refsOf('2026-Q3')).toEqual([REF]);
      expect(await cycles()).toEqual(['2026-Q4', '2026-Q3']);
      const page = await api.get(
        '/entities/component/default/checkout/okrs?cycle=2026-Q3',
      );
      expect(page.body).toMatchObject({
        asOf: '2026-08-03T12:00:00.000Z',
        objectives: [{ id: 'no-waiting' }],
      });
    });

    it('is not found again when it was there for some minutes only', async () => {
      await write(world.now + 10 * MINUTE, promise('2026'));
      await write(world.now + 10 * MINUTE, null);
      await evaluateOn('2027-01-05T12:00:00Z');
      expect(await refsOf('2026')).toEqual([]);
      expect(await refsOf('2026-Q3')).toEqual([]);
      expect(await cycles()).toEqual(['2027-Q1']);
    });

    it('is found again however short it was there, where somebody spoke of it', async () => {
      await new CheckInStore(database).create({
        entityRef: REF,
        id: '00000000-0000-4000-8000-000000000001',
        objectiveId: 'no-waiting',
        keyResultId: 'nps',
        cycle: '2026-Q3',
        title: 'Developer NPS',
        content: { day: '2026-08-03', confidence: 4 },
        author: 'user:default/ada',
        now: world.now,
      });
      await write(world.now + 10 * MINUTE, null);
      await evaluateOn('2026-10-05T12:00:00Z');
      expect(await refsOf('2026-Q3')).toEqual([REF]);
    });

    it('goes with the mistake where it was over already', async () => {
      await write('2026-09-10T12:00:00Z', promise('2025-Q3'));
      expect(await refsOf('2025-Q3')).toEqual([REF]);
      await write(world.now + 10 * MINUTE, promise('2026-Q3'));
      expect(await refsOf('2025-Q3')).toEqual([]);
      expect(await cycles()).toEqual(['2026-Q3']);
      // It is not written anew, since nothing else is known of it.
      await write(world.now + 10 * MINUTE, promise('2025-Q3'));
      expect(await refsOf('2025-Q3')).toEqual([REF]);
    });

    it('is not found again for the time that it was there after its end', async () => {
      const late = '2026-08-01/2026-08-10';
      await write('2026-08-10T23:00:00Z', promise(late));
      await write('2026-08-11T23:30:00Z', promise('2026-Q3'));
      const after = '2026-08-01/2026-08-11';
      await write('2026-08-20T12:00:00Z', promise(after));
      expect(await refsOf(after)).toEqual([REF]);
      await write('2026-08-25T12:00:00Z', promise('2026-Q3'));
      const enough = '2026-08-01/2026-08-27';
      await write('2026-08-27T00:00:00Z', promise(enough));
      await write('2026-08-28T00:30:00Z', promise('2026-Q3'));
      expect(await refsOf(late)).toEqual([]);
      expect(await refsOf(after)).toEqual([]);
      expect(await refsOf(enough)).toEqual([REF]);
    });

    it('stays found when objectives of a cycle that is over are cleared away', async () => {
      await evaluateOn('2026-10-02T12:00:00Z');
      await write('2026-10-05T12:00:00Z', promise('2026-Q4'));
      expect(await refsOf('2026-Q3')).toEqual([REF]);
      expect(await refsOf('2026-Q4')).toEqual([REF]);
    });

    it('is there again when it comes back', async () => {
      await write('2026-09-10T12:00:00Z', null);
      await write('2026-09-11T12:00:00Z', promise('2026-Q3'));
      expect(await refsOf('2026-Q3')).toEqual([REF]);
    });
  },
);
