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
const LONGER = '2026-09-20--2026-12-20';

describe.each(databases.eachSupportedId())(
  'ids that are used again on %s',
  databaseId => {
    let world: World;
    let api: PeopleApi;

    beforeEach(async () => {
      const database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-09-25T12:00:00Z');
      await world.entity(REF, {}, { annotation: promise('2026-Q3') });
      await world.evaluate();
      api = await startPeopleApi(database, world, { entityRefs: [REF] });
    });

    afterEach(async () => {
      await api.stop();
    });

    const say = (digit: number, day: string) =>
      api.send('post', CHECK_INS).send({
        id: `00000000-0000-4000-8000-00000000000${digit}`,
        ...{ objectiveId: 'no-waiting', keyResultId: 'nps', day, value: 22 },
      });

    /** Closes the quarter on the 1st of October, and promises the same in a cycle that has days in common with it. */
    async function goOn() {
      world.now = at('2026-10-01T09:00:00Z');
      await world.evaluate();
      const closed = await api.send('put', `${CYCLES}/2026-Q3/closing`).send({
        version: 0,
        verdicts: [{ objectiveId: 'no-waiting', verdict: 'keep' }],
      });
      expect(closed.status).toBe(200);
      await world.setEntity(REF, {
        annotation: promise(LONGER.replace('--', '/')),
      });
      await world.evaluateDue();
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
      await world.setEntity(REF, {
        annotation: promise(LONGER.replace('--', '/')),
      });
      await world.evaluateDue();
      await say(2, '2026-09-26');
      world.now = at('2026-10-01T09:00:00Z');
      await world.evaluate();
      const { body } = await api.send('get', `${CYCLES}/2026-Q3/report`);
      expect(body.checkIns).toMatchObject([{ day: '2026-09-25' }]);
      const later = await api.send('get', CHECK_INS);
      expect(later.body.items).toHaveLength(2);
    });
  },
);
