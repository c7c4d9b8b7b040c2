import { createTestDatabases } from '../__testUtils__/databases';
import { ADA, BEA } from './__testUtils__/PeopleApi';
import {
  idOf,
  nps,
  PATH,
  REF,
  Sayings,
  startSayings,
} from './__testUtils__/sayings';

const databases = createTestDatabases();
jest.setTimeout(60_000);

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
    { keyResultId: 'reviews', ticks: 1 },
    'ticks',
    'Are counted from github.reviewWait here, so nobody can add to them',
  ],
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
  let given: Sayings;

  beforeEach(async () => {
    given = await startSayings(databases, databaseId);
  });

  afterEach(async () => {
    await given.api.stop();
  });

  it('tells what was said, the latest day first', async () => {
    const first = await given.say(1, { value: 22, words: ' **Better** ' });
    expect(first.status).toBe(200);
    given.laterBy(1);
    await given.say(2, { day: '2026-11-16', confidence: 0 });
    await given.say(3, { keyResultId: 'rota', ticks: 2 }, BEA);
    expect(await given.list()).toEqual({
      items: [
        {
          id: idOf(3),
          version: 1,
          objectiveId: 'no-waiting',
          keyResultId: 'rota',
          title: 'Rota kept',
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
          title: 'Developer NPS',
          day: '2026-11-18',
          at: '2026-11-18T12:00:00.000Z',
          author: ADA,
          value: 22,
          unitLabel: 'points',
          words: '**Better**',
          edited: false,
          mayChange: true,
        },
        {
          id: idOf(2),
          version: 1,
          ...nps,
          title: 'Developer NPS',
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
      await given.say(digit, { confidence: digit });
    }
    const seen: number[] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await given.list(`?limit=2${cursor}`);
      seen.push(
        ...items.map((item: { confidence: number }) => item.confidence),
      );
      cursor = nextCursor && `&cursor=${nextCursor}`;
    } while (cursor);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    const odd = await given.api.send('get', `${PATH}?cursor=abc`);
    expect(odd.status).toBe(400);
  });

  it('filters by key result and cycle', async () => {
    await given.say(1, { confidence: 1 });
    await given.say(2, { keyResultId: 'rota', confidence: 2 });
    const idsOf = async (query: string) =>
      (await given.list(query)).items.map(({ id }: { id: string }) => id);
    expect(await idsOf('?objective=no-waiting&keyResult=nps')).toEqual([
      idOf(1),
    ]);
    expect(await idsOf('?cycle=2026-Q4')).toHaveLength(2);
    expect(await idsOf('?cycle=2026-Q3')).toEqual([]);
    const { status } = await given.api.send('get', `${PATH}?cycle=soon`);
    expect(status).toBe(400);
  });

  it('stores what is sent again once', async () => {
    const said = { value: 22, words: 'Better' };
    const first = await given.say(1, said);
    // On the next day, when it could be for another day.
    given.laterBy(12);
    const again = await given.say(1, said);
    expect(again.body).toEqual(first.body);
    expect((await given.list()).items).toHaveLength(1);
  });

  it('tells what stands when it is sent again with other words, which can then take its place', async () => {
    const first = await given.say(1, { value: 22 });
    const again = await given.say(1, { value: 22, words: 'Better' });
    expect(again.status).toBe(409);
    expect(again.body.error.checkIn).toEqual({ current: first.body.checkIn });
    const edited = await given.edit(1, {
      version: 1,
      value: 22,
      words: 'Better',
    });
    expect(edited.status).toBe(200);
    const late = await given.say(1, { value: 23 });
    expect(late.body.error.checkIn).toEqual({ current: edited.body.checkIn });
    expect((await given.list()).items).toMatchObject([
      { version: 2, value: 22, words: 'Better' },
    ]);
  });

  it('tells that it was deleted when it is sent again with other words', async () => {
    await given.say(1, { value: 22 });
    await given.remove(1, 1);
    const again = await given.say(1, { value: 23 });
    expect([again.status, again.body.error.checkIn]).toEqual([409, {}]);
  });

  it('tells nothing of the check-in that has the id where it is not the same one', async () => {
    await given.say(1, { value: 22, words: 'Ours alone' });
    const others = [
      await given.say(1, { value: 22, words: 'Ours alone' }, BEA),
      await given.say(1, { keyResultId: 'rota', ticks: 1 }),
    ];
    for (const { status, body } of others) {
      expect(status).toBe(409);
      expect(body.error).not.toHaveProperty('checkIn');
      expect(JSON.stringify(body)).not.toMatch(/Ours alone|22/);
    }
  });

  it('keeps what was said of a key result that is gone', async () => {
    const said = { value: 22 };
    await given.say(1, said);
    await given.world.setEntity(REF, { annotation: 'other: {}' });
    expect((await given.list('?keyResult=nps')).items).toHaveLength(1);
    expect((await given.say(1, said)).status).toBe(200);
    expect((await given.remove(1, 1)).status).toBe(200);
  });

  it('refuses what cannot be, and says why beside the field', async () => {
    for (const [said, field, message] of wrong) {
      const { status, body } = await given.say(1, said);
      expect([said, status, body.error.fields]).toEqual([
        said,
        400,
        [{ field, message }],
      ]);
    }
    expect((await given.list()).items).toEqual([]);
  });

  it('refuses a request that no client of ours sends', async () => {
    const unfit = [
      { id: undefined, confidence: 5 },
      { id: '1', confidence: 5 },
      { confidence: 5, secret: 1 },
      { objectiveId: '', confidence: 5 },
    ];
    for (const body of unfit) {
      const { status } = await given.say(1, body);
      expect([body, status]).toEqual([body, 400]);
    }
  });

  it('takes a last word about a cycle that is just over', async () => {
    const said = { objectiveId: 'before', value: 19 };
    given.world.now = Date.parse('2026-10-03T12:00:00Z');
    const late = await given.say(1, { ...said, day: '2026-09-30' });
    expect(late.status).toBe(200);
    const { body } = await given.say(2, said);
    expect(body.error.fields[0].field).toBe('day');
    given.world.now = Date.parse('2026-10-20T12:00:00Z');
    const tooLate = await given.say(3, { ...said, day: '2026-09-30' });
    expect(tooLate.body.error.fields[0].message).toBe(
      'Must be at most 14 days ago',
    );
  });

  it('summarizes a cycle', async () => {
    await given.say(1, { day: '2026-11-17', confidence: 6 });
    await given.say(2, { day: '2026-11-12', confidence: 3 });
    await given.say(3, { words: 'No number' });
    await given.say(4, { keyResultId: 'rota', ticks: 1 });
    const { body } = await given.api.send('get', `${PATH}/summary`);
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
          keyResultId: 'reviews',
          title: 'Reviews given',
          to: ['group:default/shop'],
        },
        {
          objectiveId: 'no-waiting',
          keyResultId: 'template',
          title: 'Template adopted',
          to: ['group:default/shop'],
        },
      ],
    });
    const past = await given.api.send('get', `${PATH}/summary?cycle=2026-Q3`);
    expect(past.body).toMatchObject({ keyResults: [], awaited: [] });
    expect(past.body).not.toHaveProperty('days');
  });
});
