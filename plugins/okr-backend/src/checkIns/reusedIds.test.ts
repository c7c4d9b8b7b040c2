import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { at, World } from '../api/__testUtils__/world';
import { PeopleApi, startPeopleApi } from './__testUtils__/PeopleApi';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const REF = 'component:default/checkout';
const CHECK_INS = '/component/default/checkout/check-ins';
const CYCLES = '/component/default/checkout/cycles';

/** The same ids in another cycle. */
const promise = (cycle: string) => `no-waiting:
  objective: Nobody waits
  cycle: ${cycle}
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
`;
const LONGER = '2026-09-20/2026-12-20';

describe.each(databases.eachSupportedId())(
  'ids that are used again on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: PeopleApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-09-25T12:00:00Z');
      await world.entity(REF, {}, { annotation: promise('2026-Q3') });
      await world.evaluate();
      api = await startPeopleApi(database, world, { entityRefs: [REF] });
    });

    afterEach(async () => {
      await api.stop();
    });

    const say = (digit: number, day: string, value = 22) =>
      api.send('post', CHECK_INS).send({
        id: `00000000-0000-4000-8000-00000000000${digit}`,
        ...{ objectiveId: 'no-waiting', keyResultId: 'nps', day, value },
      });

    async function write(cycle: string) {
      await world.setEntity(REF, {
        annotation: promise(cycle),
      });
      await world.evaluateDue();
    }

    /** How the key result stands in a cycle: from 20, 35 is all of the way. */
    async function standing(cycle: string) {
      const okrs = await api.send(
        'get',
        `/component/default/checkout/okrs?cycle=${encodeURIComponent(cycle)}`,
      );
      const [{ keyResults }] = okrs.body.objectives;
      const { state, progress } = keyResults[0];
      return { state, progress };
    }

    /** Closes the quarter on the 1st of October, and promises the same in a cycle that has days in common with it. */
    async function goOn() {
      world.now = at('2026-10-01T09:00:00Z');
      await world.evaluate();
      const closed = await api.send('put', `${CYCLES}/2026-Q3/closing`).send({
        version: 0,
        verdicts: [{ objectiveId: 'no-waiting', verdict: 'keep' }],
      });
      expect(closed.status).toBe(200);
      await write(LONGER);
    }

    it('takes what is said of a running cycle, although a closed one has the day', async () => {
      await goOn();
      const { status, body } = await say(1, '2026-09-30');
      expect([status, body.error]).toEqual([200, undefined]);
      const report = await api.send('get', `${CYCLES}/2026-Q3/report`);
      expect(report.body.checkIns).toEqual([]);
    });

    it('leaves what was said of a closed cycle as it was', async () => {
      const own = (await say(1, '2026-09-25')).body.checkIn;
      await goOn();
      // Within a day of when it was said.
      world.now = at('2026-09-26T09:00:00Z');
      const one = `${CHECK_INS}/${own.id}`;
      const changed = await api
        .send('put', one)
        .send({ version: 1, value: 30, day: '2026-09-25' });
      const deleted = await api.send('delete', `${one}?version=1`);
      for (const { status, body } of [changed, deleted]) {
        expect(status).toBe(400);
        expect(body.error.fields).toEqual([
          {
            field: 'day',
            message: 'Is in Q3 2026, which was closed on 2026-10-01',
          },
        ]);
      }
    });

    it('does not tell in the report what was said of another cycle later', async () => {
      await say(1, '2026-09-25');
      world.now = at('2026-09-26T12:00:00Z');
      await write(LONGER);
      await say(2, '2026-09-26');
      world.now = at('2026-10-01T09:00:00Z');
      await world.evaluate();
      const { body } = await api.send('get', `${CYCLES}/2026-Q3/report`);
      expect(body.checkIns).toMatchObject([{ day: '2026-09-25' }]);
      const later = await api.send('get', CHECK_INS);
      expect(later.body.items).toHaveLength(2);
    });

    it('counts a value in the cycle that it was said in, and in no other', async () => {
      await say(1, '2026-09-25', 23);
      world.now = at('2026-09-26T12:00:00Z');
      await write(LONGER);
      expect((await standing(LONGER)).state).toBe('no data');
      await say(2, '2026-09-26', 35);
      await world.evaluateDue();
      expect(await standing(LONGER)).toMatchObject({
        state: 'achieved',
        progress: 1,
      });
      await write('2026-Q3');
      // 3 of the 15 points.
      expect(await standing('2026-Q3')).toMatchObject({
        state: 'off track',
        progress: 0.2,
      });
    });

    it('tells what was said of a cycle without what was said of the other', async () => {
      await say(1, '2026-09-25');
      world.now = at('2026-09-26T12:00:00Z');
      await write(LONGER);
      await say(2, '2026-09-26');
      await say(3, '2026-09-26');
      const told = async (cycle: string) => {
        const list = await api.send(
          'get',
          `${CHECK_INS}?cycle=${encodeURIComponent(cycle)}`,
        );
        const summary = await api.send(
          'get',
          `${CHECK_INS}/summary?cycle=${encodeURIComponent(cycle)}`,
        );
        const [{ count }] = summary.body.keyResults;
        return { listed: list.body.items.length, count };
      };
      expect(await told('2026-Q3')).toEqual({ listed: 1, count: 1 });
      expect(await told(LONGER)).toEqual({ listed: 2, count: 2 });
    });

    it('goes by id and day where the cycle was not kept', async () => {
      await say(1, '2026-09-25', 35);
      await database('check_ins').update({ cycle: null, title: null });
      world.now = at('2026-09-26T12:00:00Z');
      await write(LONGER);
      expect((await standing(LONGER)).progress).toBe(1);
      const counted = async (cycle: string) => {
        const { body } = await api.send(
          'get',
          `${CHECK_INS}/summary?cycle=${encodeURIComponent(cycle)}`,
        );
        return body.keyResults.length;
      };
      expect(await counted(LONGER)).toBe(1);
      // The annotation has it in the other.
      expect(await counted('2026-Q3')).toBe(0);
    });
  },
);
