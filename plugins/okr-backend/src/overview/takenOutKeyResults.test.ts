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
import { at, World } from '../api/__testUtils__/world';
import { recordAnnotations } from '../changes';
import { CheckInStore } from '../checkIns';
import {
  BOB,
  PeopleApi,
  startPeopleApi,
} from '../checkIns/__testUtils__/PeopleApi';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const REF = 'component:default/checkout';
const PATH = '/component/default/checkout';

const nps = (to: number) =>
  `nps: { title: Developer NPS, from: 20, to: ${to}, unit: points }`;
const done = (isDone: boolean) =>
  `template: { title: Template adopted, done: ${isDone} }`;

const objective = (id: string, ...keyResults: string[]) => `${id}:
  objective: Objective ${id}
  cycle: 2026-Q4
  keyResults:
${keyResults.map(line => `    ${line}\n`).join('')}`;

const quick = objective('quick', nps(35), done(false));

describe.each(databases.eachSupportedId())(
  'a key result that is taken out in mid-cycle on %s',
  databaseId => {
    let database: Knex;
    let world: World;
    let api: PeopleApi;

    beforeEach(async () => {
      database = await initTestDatabase(databases, databaseId);
      world = new World(database, '2026-10-01T12:00:00Z');
      await world.entity(REF, {}, { title: 'Checkout' });
      api = await startPeopleApi(database, world, { entityRefs: [REF] });
    });

    afterEach(async () => {
      await api.stop();
    });

    /** Has the catalog show another annotation, as the sync does it. */
    async function show(when: string, annotation: string | null) {
      world.now = at(when);
      await recordAnnotations(
        database,
        [{ entityRef: REF, annotation: annotation ?? undefined }],
        world.now,
      );
      await world.setEntity(REF, { annotation });
      await world.evaluateDue();
    }

    async function evaluateOn(when: string) {
      world.now = at(when);
      await world.evaluate();
    }

    const say = (day: string, value: number) =>
      new CheckInStore(database).create({
        entityRef: REF,
        id: `00000000-0000-4000-8000-0000000000${day.slice(-2)}`,
        objectiveId: 'quick',
        keyResultId: 'nps',
        cycle: '2026-Q4',
        title: 'Developer NPS',
        content: { day, value },
        author: 'user:default/ada',
        now: world.now,
      });

    async function takenOut(query = '') {
      const { body } = await api.send(
        'get',
        `${PATH}/okrs?cycle=2026-Q4${query}`,
      );
      return okrsResponseSchema.parse(body).takenOut;
    }

    async function week(user?: string) {
      const { body } = await api.get('/overview?cycle=2026-Q4', user);
      return overviewResponseSchema.parse(body).promiseChanges;
    }

    it('is told with the state that it was in, and as eased', async () => {
      await show('2026-10-01T12:00:00Z', quick);
      await evaluateOn('2026-12-09T12:00:00Z');
      await say('2026-12-09', 21);
      await evaluateOn('2026-12-09T13:00:00Z');
      expect(await takenOut()).toBeUndefined();
      await show('2026-12-10T12:00:00Z', objective('quick', done(false)));
      const gone = {
        objectiveId: 'quick',
        objective: 'Objective quick',
        keyResultId: 'nps',
        title: 'Developer NPS',
        state: 'off track',
        eased: true,
        at: '2026-12-10T12:00:00.000Z',
      };
      expect(await takenOut()).toEqual([gone]);
      // However often it is looked at again.
      await evaluateOn('2026-12-12T12:00:00Z');
      await evaluateOn('2026-12-13T12:00:00Z');
      expect(await takenOut()).toEqual([gone]);
      expect(await takenOut('&asOf=2026-12-09T14:00:00Z')).toBeUndefined();
    });

    it('is not called eased where it was achieved', async () => {
      await show(
        '2026-10-01T12:00:00Z',
        objective('quick', nps(35), done(true)),
      );
      await show('2026-12-10T12:00:00Z', objective('quick', nps(35)));
      expect(await takenOut()).toMatchObject([
        { keyResultId: 'template', state: 'achieved', eased: false },
      ]);
    });

    it('is told with its whole objective, and with its whole annotation', async () => {
      const safe = objective('safe', 'tests: { title: Tests, done: false }');
      await show('2026-10-01T12:00:00Z', quick + safe);
      await show('2026-12-10T12:00:00Z', safe);
      expect(await takenOut()).toHaveLength(2);
      await show('2026-12-11T12:00:00Z', null);
      expect(await takenOut()).toHaveLength(3);
      expect(await week()).toMatchObject([
        { title: 'Checkout', keyResult: { id: 'tests' }, kind: 'removed' },
        { objective: { id: 'quick' }, kind: 'removed' },
        { objective: { id: 'quick' }, kind: 'removed' },
      ]);
      const { body } = await api.get('/overview?cycle=2026-Q4');
      expect(body.items).toEqual([]);
    });

    it('is told nowhere when it was there for some minutes only', async () => {
      const less = objective('quick', done(false));
      await show('2026-10-01T12:00:00Z', less);
      await show('2026-12-10T12:00:00Z', quick);
      await show('2026-12-10T12:10:00Z', less);
      expect(await takenOut()).toBeUndefined();
      expect(await week()).toBeUndefined();
    });

    it('is told however short it was there, where somebody spoke of it', async () => {
      const less = objective('quick', done(false));
      await show('2026-10-01T12:00:00Z', less);
      await show('2026-12-10T12:00:00Z', quick);
      await say('2026-12-10', 21);
      await show('2026-12-10T12:10:00Z', less);
      expect(await takenOut()).toMatchObject([{ keyResultId: 'nps' }]);
    });

    it('is told no more when it comes back', async () => {
      await show('2026-10-01T12:00:00Z', quick);
      await show('2026-12-10T12:00:00Z', objective('quick', done(false)));
      await show('2026-12-11T12:00:00Z', quick);
      expect(await takenOut()).toBeUndefined();
    });

    it('stands in the report of the cycle', async () => {
      await show('2026-10-01T12:00:00Z', quick);
      await show('2026-12-10T12:00:00Z', objective('quick', done(false)));
      await evaluateOn('2027-01-02T12:00:00Z');
      const cycle = `${PATH}/cycles/2026-Q4`;
      await api.send('put', `${cycle}/closing`).send({
        version: 0,
        verdicts: [{ objectiveId: 'quick', verdict: 'keep' }],
      });
      await show('2027-01-03T12:00:00Z', null);
      const { body } = await api.send('get', `${cycle}/report`);
      expect(body.takenOut).toMatchObject([{ keyResultId: 'nps' }]);
      const { text } = await api.send('get', `${cycle}/report.md`);
      expect(text).toContain(
        'Taken out of the cycle:\n\n- 10 December 2026, Developer NPS: was no data, eased',
      );
    });

    it('stands in the report of the whole organization, for who may see the entity', async () => {
      const safe = objective('safe', 'tests: { title: Tests, done: false }');
      await show('2026-10-01T12:00:00Z', quick + safe);
      await show('2026-11-10T12:00:00Z', objective('quick', nps(35)) + safe);
      await show('2026-12-10T12:00:00Z', objective('quick', nps(35)));
      const report = async (user?: string) =>
        (await api.get('/overview.md?cycle=2026-Q4', user)).text;
      const gone = [
        '- 10 November 2026, Objective quick › Template adopted: was ',
        '- 10 December 2026, Objective safe › Tests: was ',
      ];
      const linesOf = (text: string) =>
        text
          .split('\n')
          .filter(line => line.startsWith('- '))
          .map((line, index) => line.slice(0, gone[index]?.length));
      expect(linesOf(await report())).toEqual(gone);
      // The list itself tells of the last week alone.
      const { body } = await api.get('/overview?cycle=2026-Q4');
      expect(body.items[0]).not.toHaveProperty('takenOut');
      await evaluateOn('2027-01-02T12:00:00Z');
      expect(linesOf(await report())).toEqual(gone);
      api.hiddenFromBob.add(REF);
      expect(linesOf(await report(BOB))).toEqual([]);
    });

    it('stands in that report also where nothing is left', async () => {
      await show('2026-10-01T12:00:00Z', objective('quick', nps(35)));
      await show('2026-12-10T12:00:00Z', null);
      const line = '- 10 December 2026, Objective quick › Developer NPS: was ';
      const report = async (user?: string) =>
        (await api.get('/overview.md?cycle=2026-Q4', user)).text;
      expect(await report()).toContain('## Checkout, nothing left');
      expect(await report()).toContain(line);
      await evaluateOn('2027-01-02T12:00:00Z');
      expect(await report()).toContain('## Checkout\n');
      expect(await report()).toContain(line);
      api.hiddenFromBob.add(REF);
      expect(await report(BOB)).not.toMatch(/Checkout|NPS/);
    });

    it('is listed with all changes of the week, for who may see the entity', async () => {
      await show('2026-10-01T12:00:00Z', quick);
      await show('2026-12-01T12:00:00Z', quick.replace('35', '34'));
      await show('2026-12-08T12:00:00Z', quick.replace('35', '30'));
      await show(
        '2026-12-09T12:00:00Z',
        objective(
          'quick',
          nps(30),
          done(false),
          'rota: { title: Rota, done: false }',
        ),
      );
      await show(
        '2026-12-10T12:00:00Z',
        objective('quick', nps(30), 'rota: { title: Rota, done: false }'),
      );
      expect(await week()).toMatchObject([
        {
          entityRef: REF,
          title: 'Checkout',
          objective: { id: 'quick', objective: 'Objective quick' },
          keyResult: { id: 'template', title: 'Template adopted' },
          kind: 'removed',
          state: expect.any(String),
          eased: true,
        },
        { keyResult: { id: 'rota' }, kind: 'added', eased: false },
        {
          keyResult: { id: 'nps' },
          kind: 'changed',
          parts: [
            { part: 'targetValue', before: '34 points', after: '30 points' },
          ],
          eased: true,
        },
      ]);
      api.hiddenFromBob.add(REF);
      expect(await week(BOB)).toBeUndefined();
      // Nothing was evaluated since: the week goes on by itself.
      world.now = at('2026-12-16T13:00:00Z');
      expect((await week())?.map(({ kind }) => kind)).toEqual(['removed']);
    });

    it('costs the page one statement, which reads no annotation', async () => {
      await show('2026-10-01T12:00:00Z', quick);
      await show('2026-12-10T12:00:00Z', objective('quick', done(false)));
      const statements = await statementsOf(database, () => week());
      expect(statements.filter(sql => sql.includes('annotation'))).toEqual([]);
      expect(
        statements.filter(
          sql =>
            sql.includes('taken_out_at" >') || sql.includes('`taken_out_at` >'),
        ),
      ).toHaveLength(1);
    });
  },
);
