import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { World } from '../api/__testUtils__/world';
import {
  ADA,
  BEA,
  CheckInApi,
  startCheckInApi,
} from './__testUtils__/CheckInApi';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const REF = 'component:default/checkout';
const PATH = '/component/default/checkout/check-ins';
const ANNOTATION = `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
    rota: { title: Rota kept, habit: 1 per week }
    template: { title: Template adopted, done: false }
    broken: { title: Broken, metric: nowhere.metric, from: 1, to: 2 }
before:
  objective: Last quarter
  cycle: 2026-Q3
  keyResults:
    nps: { title: Developer NPS, from: 10, to: 20, unit: points }
`;
const idOf = (digit: number) =>
  `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;

/** What is said, and what is told beside which field. */
const wrong: [object, string, string][] = [
  [{}, '', 'Says nothing yet: give a confidence or words'],
  [{ words: '  \n ' }, '', 'Says nothing yet: give a confidence or words'],
  [{ confidence: 11 }, 'confidence', 'Must be at most 10'],
  [{ confidence: -1 }, 'confidence', 'Must be at least 0'],
  [{ confidence: 5.5 }, 'confidence', 'Must be a whole number'],
  [
    { words: 'x'.repeat(10_001) },
    'words',
    'Must have at most 10000 characters',
  ],
  [{ value: 1e300 }, 'value', 'Must be at most 1000000000000000'],
  [{ ticks: 1 }, 'ticks', 'Are only for habits'],
  [
    { keyResultId: 'rota', value: 1 },
    'value',
    'Is only for numbers that are kept by check-ins',
  ],
  [{ keyResultId: 'rota', ticks: 0 }, 'ticks', 'Must be at least 1'],
  [{ keyResultId: 'template', ticks: 1 }, 'ticks', 'Are only for habits'],
  [
    { keyResultId: 'gone', confidence: 5 },
    'keyResultId',
    'Is not among the key results any more',
  ],
  [
    { keyResultId: 'broken', confidence: 5 },
    'keyResultId',
    'Cannot be understood; mend the key result first',
  ],
  [{ day: '2026-11-19', confidence: 5 }, 'day', 'Must not be in the future'],
  [{ day: '2026-11-03', confidence: 5 }, 'day', 'Must be at most 14 days ago'],
  [
    { day: '2026-09-30', confidence: 5 },
    'day',
    'Must be in the cycle, from 2026-10-01 to 2026-12-31',
  ],
  [
    { day: 'yesterday', confidence: 5 },
    'day',
    'Must be a date such as 2026-11-01',
  ],
];

describe.each(databases.eachSupportedId())('check-ins on %s', databaseId => {
  let database: Knex;
  let world: World;
  let api: CheckInApi;

  beforeEach(async () => {
    database = await initTestDatabase(databases, databaseId);
    // A Wednesday.
    world = new World(database, '2026-11-18T12:00:00Z');
    await world.entity(REF, {}, { annotation: ANNOTATION });
    api = await startCheckInApi(database, world, { entityRefs: [REF] });
  });

  afterEach(async () => {
    await api.stop();
  });

  const nps = { objectiveId: 'no-waiting', keyResultId: 'nps' };

  function say(digit: number, said: object, caller = ADA) {
    return api
      .send('post', PATH, caller)
      .send({ id: idOf(digit), ...nps, ...said });
  }

  const edit = (digit: number, said: object, caller = ADA) =>
    api.send('put', `${PATH}/${idOf(digit)}`, caller).send(said);

  const remove = (digit: number, version: number, caller = ADA) =>
    api.send('delete', `${PATH}/${idOf(digit)}?version=${version}`, caller);

  const list = async (query = '') =>
    (await api.send('get', `${PATH}${query}`)).body;

  const laterBy = (hours: number) => {
    world.now += hours * 3_600_000;
  };

  it('tells what was said, the latest day first', async () => {
    const first = await say(1, { value: 22, words: ' **Better** ' });
    expect(first.status).toBe(200);
    laterBy(1);
    await say(2, { day: '2026-11-16', confidence: 0 });
    await say(3, { keyResultId: 'rota', ticks: 2 }, BEA);
    expect(await list()).toEqual({
      items: [
        {
          id: idOf(3),
          version: 1,
          objectiveId: 'no-waiting',
          keyResultId: 'rota',
          day: '2026-11-18',
          at: '2026-11-18T13:00:00.000Z',
          author: BEA,
          ticks: 2,
          edited: false,
          mayChange: false,
        },
        {
          id: idOf(1),
          version: 1,
          ...nps,
          day: '2026-11-18',
          at: '2026-11-18T12:00:00.000Z',
          author: ADA,
          value: 22,
          words: '**Better**',
          edited: false,
          mayChange: true,
        },
        {
          id: idOf(2),
          version: 1,
          ...nps,
          day: '2026-11-16',
          at: '2026-11-18T13:00:00.000Z',
          author: ADA,
          confidence: 0,
          edited: false,
          mayChange: true,
        },
      ],
    });
  });

  it('pages through any number, each once', async () => {
    for (let digit = 1; digit <= 5; digit++) {
      await say(digit, { confidence: digit });
    }
    const seen: number[] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await list(`?limit=2${cursor}`);
      seen.push(
        ...items.map((item: { confidence: number }) => item.confidence),
      );
      cursor = nextCursor && `&cursor=${nextCursor}`;
    } while (cursor);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    const odd = await api.send('get', `${PATH}?cursor=abc`);
    expect(odd.status).toBe(400);
  });

  it('filters by key result and cycle', async () => {
    await say(1, { confidence: 1 });
    await say(2, { keyResultId: 'rota', confidence: 2 });
    const idsOf = async (query: string) =>
      (await list(query)).items.map(({ id }: { id: string }) => id);
    expect(await idsOf('?objective=no-waiting&keyResult=nps')).toEqual([
      idOf(1),
    ]);
    expect(await idsOf('?cycle=2026-Q4')).toHaveLength(2);
    expect(await idsOf('?cycle=2026-Q3')).toEqual([]);
    const { status } = await api.send('get', `${PATH}?cycle=soon`);
    expect(status).toBe(400);
  });

  it('stores what is sent again once', async () => {
    const said = { value: 22, words: 'Better' };
    const first = await say(1, said);
    // On the next day, when it could be for another day.
    laterBy(12);
    const again = await say(1, said);
    expect(again.body).toEqual(first.body);
    const other = await say(1, { value: 23 });
    expect(other.status).toBe(409);
    expect((await list()).items).toHaveLength(1);
  });

  it('keeps what was said of a key result that is gone', async () => {
    const said = { value: 22 };
    await say(1, said);
    await world.setEntity(REF, { annotation: 'other: {}' });
    expect((await list('?keyResult=nps')).items).toHaveLength(1);
    expect((await say(1, said)).status).toBe(200);
    expect((await remove(1, 1)).status).toBe(200);
  });

  it('refuses what cannot be, and says why beside the field', async () => {
    for (const [said, field, message] of wrong) {
      const { status, body } = await say(1, said);
      expect([said, status, body.error.fields]).toEqual([
        said,
        400,
        [{ field, message }],
      ]);
    }
    expect((await list()).items).toEqual([]);
  });

  it('refuses a request that no client of ours sends', async () => {
    const unfit = [
      { id: undefined, confidence: 5 },
      { id: '1', confidence: 5 },
      { confidence: 5, secret: 1 },
      { objectiveId: '', confidence: 5 },
    ];
    for (const body of unfit) {
      const { status } = await say(1, body);
      expect([body, status]).toEqual([body, 400]);
    }
  });

  it('takes a last word about a cycle that is just over', async () => {
    const said = { objectiveId: 'before', value: 19 };
    world.now = Date.parse('2026-10-03T12:00:00Z');
    const late = await say(1, { ...said, day: '2026-09-30' });
    expect(late.status).toBe(200);
    const { body } = await say(2, said);
    expect(body.error.fields[0].field).toBe('day');
    world.now = Date.parse('2026-10-20T12:00:00Z');
    const tooLate = await say(3, { ...said, day: '2026-09-30' });
    expect(tooLate.body.error.fields[0].message).toBe(
      'Must be at most 14 days ago',
    );
  });

  describe('changing', () => {
    beforeEach(async () => {
      await say(1, { value: 22, words: 'First' });
      laterBy(23);
    });

    it('writes a version, and shows how it read before', async () => {
      const changed = await edit(1, { version: 1, confidence: 7 });
      expect(changed.body.checkIn).toMatchObject({
        version: 2,
        day: '2026-11-18',
        at: '2026-11-18T12:00:00.000Z',
        confidence: 7,
        edited: true,
        mayChange: true,
      });
      expect(changed.body.checkIn).not.toHaveProperty('value');
      const { body } = await api.send('get', `${PATH}/${idOf(1)}/versions`);
      expect(
        body.versions.map((one: Record<string, unknown>) => [
          one.version,
          one.confidence,
          one.value,
          one.recordedAt,
        ]),
      ).toEqual([
        [2, 7, undefined, '2026-11-19T11:00:00.000Z'],
        [1, undefined, 22, '2026-11-18T12:00:00.000Z'],
      ]);
    });

    it('takes the same change twice for one', async () => {
      const change = { version: 1, confidence: 7 };
      const first = await edit(1, change);
      const again = await edit(1, change);
      expect(again.body).toEqual(first.body);
    });

    it('tells what stands when it was changed elsewhere', async () => {
      const other = await edit(1, { version: 1, value: 23 });
      const late = await edit(1, { version: 1, value: 24 });
      expect(late.status).toBe(409);
      expect(late.body.error.checkIn).toEqual({
        current: other.body.checkIn,
      });
      expect((await remove(1, 1)).status).toBe(409);
      expect((await remove(1, 2)).status).toBe(200);
      const gone = await edit(1, { version: 2, value: 24 });
      expect(gone.status).toBe(409);
      expect(gone.body.error.checkIn).toEqual({});
    });

    it('takes the same deletion twice for one, and shows it no more', async () => {
      expect((await remove(1, 1)).body).toEqual({ id: idOf(1) });
      expect((await remove(1, 1)).status).toBe(200);
      expect((await list()).items).toEqual([]);
      const { status } = await api.send('get', `${PATH}/${idOf(1)}/versions`);
      expect(status).toBe(404);
    });

    it('is for who said it alone', async () => {
      expect((await edit(1, { version: 1, value: 1 }, BEA)).status).toBe(403);
      expect((await remove(1, 1, BEA)).status).toBe(403);
      expect((await list()).items).toMatchObject([{ value: 22 }]);
    });

    it('ends after a day', async () => {
      laterBy(1);
      expect((await list()).items).toMatchObject([{ mayChange: false }]);
      const late = await edit(1, { version: 1, value: 1 });
      expect(late.status).toBe(403);
      expect((await remove(1, 1)).status).toBe(403);
    });

    it('checks what is said as if it were new', async () => {
      const { body } = await edit(1, { version: 1, ticks: 1 });
      expect(body.error.fields).toEqual([
        { field: 'ticks', message: 'Are only for habits' },
      ]);
      expect((await edit(2, { version: 1, value: 1 })).status).toBe(404);
    });

    it('may leave the day where it was, 14 days before it was said', async () => {
      await say(2, { day: '2026-11-05', value: 22 });
      laterBy(20);
      const changed = await edit(2, { version: 1, value: 23 });
      expect(changed.body.checkIn).toMatchObject({ day: '2026-11-05' });
    });
  });

  it('summarizes a cycle', async () => {
    await say(1, { day: '2026-11-17', confidence: 6 });
    await say(2, { day: '2026-11-12', confidence: 3 });
    await say(3, { words: 'No number' });
    await say(4, { keyResultId: 'rota', ticks: 1 });
    const { body } = await api.send('get', `${PATH}/summary`);
    expect(body).toEqual({
      entityRef: REF,
      cycle: {
        id: '2026-Q4',
        label: 'Q4 2026',
        from: '2026-10-01T00:00:00.000Z',
        to: '2027-01-01T00:00:00.000Z',
      },
      mayCheckIn: true,
      today: '2026-11-18',
      days: { first: '2026-11-04', last: '2026-11-18' },
      keyResults: [
        {
          ...nps,
          count: 3,
          confidence: { value: 6, day: '2026-11-17' },
        },
        { objectiveId: 'no-waiting', keyResultId: 'rota', count: 1 },
      ],
      awaited: [
        {
          objectiveId: 'no-waiting',
          keyResultId: 'template',
          title: 'Template adopted',
          to: ['group:default/shop'],
        },
      ],
    });
    const past = await api.send('get', `${PATH}/summary?cycle=2026-Q3`);
    expect(past.body).toMatchObject({ keyResults: [], awaited: [] });
    expect(past.body).not.toHaveProperty('days');
  });
});
