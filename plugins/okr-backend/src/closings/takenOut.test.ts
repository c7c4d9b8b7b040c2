import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { at, World } from '../api/__testUtils__/world';
import {
  BOB,
  PeopleApi,
  startPeopleApi,
} from '../checkIns/__testUtils__/PeopleApi';
import { CHECK_INS, CYCLES, idOf, REF } from './__testUtils__/quarters';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const nps = '{ title: Developer NPS, from: 20, to: 35, unit: points }';
const ANNOTATION = `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q3
  keyResults:
    nps: ${nps}
    template: { title: Template adopted, done: false }
fewer-surprises:
  objective: We know first
  cycle: 2026-Q3
  keyResults:
    nps: ${nps}
`;
/** Without one of the objectives, and one of the key results. */
const LESS = `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q3
  keyResults:
    nps: ${nps}
`;
const verdict = { objectiveId: 'no-waiting', verdict: 'keep' };

describe.each(databases.eachSupportedId())(
  'what was taken out of the annotation on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: PeopleApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-09-09T12:00:00Z');
      await world.entity(
        REF,
        {},
        { annotation: ANNOTATION, title: 'Checkout' },
      );
      await world.evaluate();
      api = await startPeopleApi(database, world, { entityRefs: [REF] });
      await say(1, 'no-waiting/nps', 'Stays');
      await say(2, 'no-waiting/template', 'Key result goes');
      await say(3, 'fewer-surprises/nps', 'Objective goes', 28);
    });

    afterEach(async () => {
      await api.stop();
    });

    function say(digit: number, about: string, words: string, value?: number) {
      const [objectiveId, keyResultId] = about.split('/');
      return api
        .send('post', CHECK_INS)
        .send({ id: idOf(digit), objectiveId, keyResultId, words, value });
    }

    async function write(when: string, annotation: string | null) {
      world.now = at(when);
      await world.setEntity(REF, { annotation });
      await world.evaluateDue();
    }

    const idsOfCycles = async () => {
      const { body } = await api.send('get', CYCLES);
      return body.cycles.map(
        ({ cycle }: { cycle: { id: string } }) => cycle.id,
      );
    };

    it('is listed, read and closed by its page once the cycle is over', async () => {
      await write('2026-09-16T12:00:00Z', null);
      expect(await idsOfCycles()).toEqual([]);
      world.now = at('2026-10-05T12:00:00Z');
      await world.evaluate();
      const { body } = await api.send('get', CYCLES);
      expect(body.cycles).toMatchObject([
        {
          cycle: { id: '2026-Q3' },
          asOf: '2026-09-09T12:00:00.000Z',
          isOver: true,
          objectives: [{ id: 'no-waiting' }, { id: 'fewer-surprises' }],
        },
      ]);
      const closed = await api.send('put', `${CYCLES}/2026-Q3/closing`).send({
        version: 0,
        verdicts: [verdict, { ...verdict, objectiveId: 'fewer-surprises' }],
      });
      expect(closed.status).toBe(200);
      expect((await api.send('get', CYCLES)).body.cycles).toMatchObject([
        { cycle: { id: '2026-Q3' }, closed: { by: 'user:default/ada' } },
      ]);
      const overview = await api.get('/overview?cycle=2026-Q3');
      expect(overview.body.items).toMatchObject([
        {
          entityRef: REF,
          closed: { verdicts: [{}, {}] },
          objectives: [{}, {}],
        },
      ]);
    });

    const MISTAKEN = '2026-09-01/2026-09-30';
    const pageOf = (cycle: string) =>
      api.send('get', `/component/default/checkout/okrs?cycle=${cycle}`);

    it('is not told by its address when it was there for some minutes only', async () => {
      const other = ANNOTATION.replaceAll('2026-Q3', MISTAKEN);
      await write('2026-09-10T12:00:00Z', other);
      expect((await pageOf(MISTAKEN)).body.objectives).toHaveLength(2);
      await write('2026-09-10T12:10:00Z', ANNOTATION);
      world.now = at('2026-10-05T12:00:00Z');
      await world.evaluate();
      expect(await idsOfCycles()).toEqual(['2026-Q3']);
      const page = await pageOf(MISTAKEN);
      expect(page.status).toBe(200);
      expect(page.body.asOf).toBeUndefined();
      expect(page.body.objectives).toEqual([]);
      const address = `${CYCLES}/${MISTAKEN.replace('/', '--')}`;
      const report = await api.send('get', `${address}/report`);
      const closed = await api
        .send('put', `${address}/closing`)
        .send({ version: 0, verdicts: [] });
      for (const { status, body } of [report, closed]) {
        expect(status).toBe(404);
        expect(body.error.message).toContain('promised nothing in');
      }
      expect(await database('closings')).toEqual([]);
      expect((await pageOf('2026-Q3')).body.objectives).toHaveLength(2);
    });

    it('is told by its address however short it was there, once it is closed', async () => {
      await write(
        '2026-10-05T12:00:00Z',
        ANNOTATION.replaceAll('2026-Q3', '2026-Q2'),
      );
      const closed = await api.send('put', `${CYCLES}/2026-Q2/closing`).send({
        version: 0,
        verdicts: [verdict, { ...verdict, objectiveId: 'fewer-surprises' }],
      });
      expect(closed.status).toBe(200);
      await write('2026-10-05T12:10:00Z', null);
      expect((await pageOf('2026-Q2')).body.objectives).toHaveLength(2);
      expect(await idsOfCycles()).toContain('2026-Q2');
    });

    it('is told of the organization from its closing, whatever else is lost', async () => {
      world.now = at('2026-10-05T12:00:00Z');
      await world.evaluate();
      await api.send('put', `${CYCLES}/2026-Q3/closing`).send({
        version: 0,
        verdicts: [verdict, { ...verdict, objectiveId: 'fewer-surprises' }],
      });
      const read = async () => {
        const { body } = await api.get('/overview?cycle=2026-Q3');
        return { items: body.items, cycles: body.cycles };
      };
      const before = await read();
      expect(before.items).toHaveLength(1);
      await database('overviews').delete();
      expect(await read()).toEqual(before);
      const others = await api.get(
        '/overview?cycle=2026-Q3&entity[]=component:default/other',
      );
      expect(others.body.items).toEqual([]);
      api.hiddenFromBob.add(REF);
      const hidden = await api.get('/overview?cycle=2026-Q3', BOB);
      expect(hidden.body.items).toEqual([]);
      const toChooseFrom = await api.get('/overview', BOB);
      expect(toChooseFrom.text).not.toContain('2026-Q3');
    });

    it('has what was said of it in the report', async () => {
      await write('2026-09-16T12:00:00Z', LESS);
      world.now = at('2026-10-05T12:00:00Z');
      await world.evaluate();
      await api
        .send('put', `${CYCLES}/2026-Q3/closing`)
        .send({ version: 0, verdicts: [verdict] });
      const { body } = await api.send('get', `${CYCLES}/2026-Q3/report`);
      expect(body.objectives).toMatchObject([
        { id: 'no-waiting', keyResults: [{ id: 'nps' }] },
      ]);
      expect(
        body.checkIns.map(({ title, words }: Record<string, string>) => [
          title,
          words,
        ]),
      ).toEqual([
        ['Developer NPS', 'Stays'],
        ['Template adopted', 'Key result goes'],
        ['Developer NPS', 'Objective goes'],
      ]);
      const { text } = await api.send('get', `${CYCLES}/2026-Q3/report.md`);
      expect(text).toContain('### Template adopted, taken out of the cycle');
      expect(text).toContain(', 28 points\n');
    });

    it('is named where the check-ins of the cycle are listed', async () => {
      await write('2026-09-16T12:00:00Z', null);
      const { body } = await api.send('get', `${CHECK_INS}?cycle=2026-Q3`);
      expect(
        body.items.map(({ title }: { title: string }) => title).sort(),
      ).toEqual(['Developer NPS', 'Developer NPS', 'Template adopted']);
    });
  },
);
