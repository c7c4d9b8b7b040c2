import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { addEntity } from '../__testUtils__/rows';
import { CheckInStore } from '../checkIns';
import { OverviewStore } from '../overview';
import { migrate, migrationsDirectory } from './migrate';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const day = 86_400_000;
const REF = 'component:default/checkout';
const [STARTS, ENDS] = [Date.UTC(2026, 6, 1), Date.UTC(2026, 9, 1)];
const NOW = Date.UTC(2026, 10, 22);

/** The tables as they were before cycles were kept with check-ins. */
async function beforeCycles(database: Knex): Promise<void> {
  await database.migrate.up({
    directory: migrationsDirectory(),
    name: '20261122000000_init.js',
  });
}

/** As they were written then. */
async function writeRows(database: Knex): Promise<void> {
  await addEntity(database, REF);
  const said = {
    entity_ref: REF,
    objective_id: 'no-waiting',
    key_result_id: 'nps',
    author: 'user:default/ada',
    said_at: ENDS - day,
  };
  await database('check_ins').insert([
    {
      ...{ ...said, id: 'a', version: 1, day: '2026-09-30' },
      ...{ value: 1.5, recorded_at: ENDS - day },
      superseded_at: ENDS - day + 1,
    },
    {
      ...{ ...said, id: 'a', version: 2, day: '2026-09-30' },
      ...{ value: 2.5, words: 'More', recorded_at: ENDS - day + 1 },
    },
  ]);
  await database('overviews').insert({
    entity_ref: REF,
    cycle: '2026-Q3',
    as_of: ENDS,
    ends_at: ENDS,
    summary: JSON.stringify({ objectives: [], metrics: {}, staleSources: [] }),
  });
}

describe.each(databases.eachSupportedId())(
  'rows from before cycles were kept, on %s',
  id => {
    let database: Knex;

    beforeEach(async () => {
      database = await databases.init(id);
      await beforeCycles(database);
      await writeRows(database);
    });

    it('are read as check-ins of which no cycle is known', async () => {
      await migrate(database);
      const checkIns = new CheckInStore(database);
      expect((await checkIns.checkInsOf([REF], NOW)).get(REF)).toEqual([
        {
          objectiveId: 'no-waiting',
          keyResultId: 'nps',
          day: '2026-09-30',
          at: ENDS - day,
          value: 2.5,
        },
      ]);
      const [last, first] = await checkIns.versions({
        entityRef: REF,
        id: 'a',
      });
      expect(first).toMatchObject({ version: 1, supersededAt: ENDS - day + 1 });
      expect(last).toEqual({
        entityRef: REF,
        id: 'a',
        version: 2,
        objectiveId: 'no-waiting',
        keyResultId: 'nps',
        day: '2026-09-30',
        at: ENDS - day,
        recordedAt: ENDS - day + 1,
        value: 2.5,
        words: 'More',
        author: 'user:default/ada',
      });
      const days = { first: '2026-07-01', last: '2026-09-30' };
      const page = (cycle: string) =>
        checkIns.page({ entityRef: REF, cycle, days, limit: 10 });
      // Of each cycle that has the day, and of which it is the others decide.
      expect((await page('2026-Q3')).items).toEqual([last]);
      expect((await page('2026')).items).toEqual([last]);
    });

    it('are edited as others are, and keep their cycle from then on', async () => {
      await migrate(database);
      const checkIns = new CheckInStore(database);
      const change = {
        ...{ entityRef: REF, id: 'a', now: NOW },
        content: { day: '2026-09-30', value: 3 },
      };
      const edited = await checkIns.change({ ...change, expectedVersion: 2 });
      expect(edited).not.toHaveProperty('cycle');
      await checkIns.change({
        ...{ ...change, expectedVersion: 3 },
        ...{ cycle: '2026-Q3', title: 'Developer NPS' },
      });
      const [last, , old] = await checkIns.versions(change);
      expect(last).toMatchObject({
        ...{ version: 4, value: 3 },
        ...{ cycle: '2026-Q3', title: 'Developer NPS' },
      });
      expect(old).toMatchObject({ version: 2, value: 2.5 });
      expect(old).not.toHaveProperty('cycle');
    });

    it('have no unit, and get one when they are said anew', async () => {
      await migrate(database);
      const checkIns = new CheckInStore(database);
      const key = { entityRef: REF, id: 'a' };
      await checkIns.change({
        ...{ ...key, expectedVersion: 2, now: NOW },
        ...{ cycle: '2026-Q3', title: 'Developer NPS', unitLabel: 'points' },
        content: { day: '2026-09-30', value: 3 },
      });
      const [last, old] = await checkIns.versions(key);
      expect(last).toMatchObject({ value: 3, unitLabel: 'points' });
      expect(old).toMatchObject({ value: 2.5 });
      expect(old).not.toHaveProperty('unitLabel');
    });

    it('are read as what the annotation has, and has had for long enough', async () => {
      await migrate(database);
      const overviews = new OverviewStore(database);
      const about = { entityRef: REF, cycle: '2026-Q3' };
      expect(await overviews.ofEntities([REF], NOW)).toEqual([
        {
          ...{ ...about, title: REF, asOf: ENDS },
          summary: { objectives: [], metrics: {}, staleSources: [] },
        },
      ]);
      // Taken out after the update, at whatever instant: since when it was there nobody knows.
      await database('overviews').update({ taken_out_at: STARTS + 1 });
      expect(await overviews.isPromised(about, NOW)).toBe(true);
      expect(await overviews.ofEntities([REF], ENDS - 1)).toEqual([]);
    });

    it('are the same again when the migrations are taken back, and when they are made again', async () => {
      const rows = async () => [
        await database('check_ins').orderBy('version'),
        await database('overviews'),
      ];
      const before = await rows();
      await migrate(database);
      const after = await rows();
      // All but the first one, which made the tables.
      await database.migrate.rollback({ directory: migrationsDirectory() });
      expect(await rows()).toEqual(before);
      await migrate(database);
      expect(await rows()).toEqual(after);
    });
  },
);
