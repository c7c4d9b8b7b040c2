import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';
import { day, incident, review, World } from './__testUtils__/world';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const TEAM = 'group:default/team';
const OPEN = 'component:default/open';
const SECRET = 'component:default/secret';

const outage = (key: string, date: string, values: object) =>
  incident(
    key,
    {
      started: `${date}T10:00`,
      detected: `${date}T10:30`,
      resolved: `${date}T11:00`,
    },
    values,
  );

describe.each(databases.eachSupportedId())('guessed names on %s', id => {
  let api: TestApi;

  beforeAll(async () => {
    const world = new World(
      await initTestDatabase(databases, id),
      '2026-11-18T12:00:00Z',
    );
    const leaves: Record<string, number[]> = {};
    for (const ref of [OPEN, SECRET]) {
      const ids: number[] = [];
      for (const source of ['pagerduty', 'sentry', 'github']) {
        ids.push(
          await world.target(`${source} ${ref}`, '2026-01-01', { source }),
        );
      }
      leaves[ref] = ids;
      await world.entity(ref, { [ref]: ids });
    }
    await world.entity(TEAM, leaves);
    const [pages, errors, repository] = leaves[OPEN];
    await world.learn(pages, [
      outage('A', '2026-11-05', { area: 'payments', severity: 'odd' }),
      outage('old', '2026-03-05', { area: 'archive' }),
    ]);
    await world.learn(errors, [day('2026-11-10', 4, 2)]);
    await world.learn(repository, [
      review('2026-11-10T10:00:00Z', 2, { dimensions: { label: 'chore' } }),
    ]);
    const [secretPages, secretErrors, secretRepository] = leaves[SECRET];
    await world.learn(secretPages, [
      outage('S1', '2026-11-06', {
        area: 'acquisition',
        severity: 'Falcon',
        dimensions: { room: 'war' },
      }),
      outage('S2', '2026-11-07', { area: 'payments', severity: 'SEV1' }),
      outage('S3', '2026-11-08', { area: 'archive', severity: 'odd' }),
    ]);
    await world.learn(secretErrors, [
      day('2026-11-10', 6, 2),
      day('2026-11-11', 9, 3, {
        key: 'bunker',
        dimensions: { environment: 'bunker' },
      }),
    ]);
    await world.learn(secretRepository, [
      review('2026-11-10T10:00:00Z', 4, { dimensions: { label: 'chore' } }),
      review('2026-11-11T10:00:00Z', 4, { dimensions: { label: 'merger' } }),
    ]);
    api = await startTestApi(world.context, {
      entities: [OPEN, SECRET, TEAM],
      hiddenFromBob: [SECRET],
    });
  });

  afterAll(async () => {
    await api.stop();
  });

  const ask = async (
    metric: string,
    where: string[],
    user: string,
    entity = 'group/default/team',
  ) => {
    const query = new URLSearchParams(where.map(text => ['where', text]));
    const path = `/entities/${entity}/metrics/${metric}`;
    const [number, facts] = [
      await api.get(`${path}?${query}`, user),
      await api.get(`${path}/facts?${query}`, user),
    ];
    expect([number.status, facts.status]).toEqual([200, 200]);
    return { number: number.body, facts: facts.body };
  };

  const answerOf = async (metric: string, where: string[], user: string) =>
    JSON.stringify(await ask(metric, where, user));

  it.each([
    ['incidents.count', ['area:acquisition'], ['area:nonsense'], 1],
    ['incidents.count', ['severity:Falcon'], ['severity:nonsense'], 1],
    [
      'incidents.count',
      ['area:payments', 'severity:Falcon'],
      ['area:payments', 'severity:nonsense'],
      0,
    ],
    [
      'incidents.count',
      ['area:acquisition', 'severity:SEV1'],
      ['area:nonsense', 'severity:SEV1'],
      0,
    ],
    ['incidents.count', ['room:war'], ['room:nonsense'], 1],
    ['incidents.timeToResolve', ['area:acquisition'], ['area:nonsense'], 1],
    ['incidents.undetectedShare', ['area:acquisition'], ['area:nonsense'], 1],
    ['incidents.downtimeShare', ['severity:Falcon'], ['severity:nonsense'], 0],
    [
      'sentry.errorsPerUserDay',
      ['environment:bunker'],
      ['environment:nonsense'],
      1,
    ],
    ['github.reviewWait', ['label:merger'], ['label:nonsense'], 1],
    ['github.reviewWait', ['merger:label'], ['nonsense:label'], 0],
  ])(
    'does not confirm a guess: %s where %j',
    async (metric, guess, nonsense, found) => {
      const answer = await answerOf(metric, guess, BOB);
      expect(answer).toBe(await answerOf(metric, nonsense, BOB));
      const { number, facts } = await ask(metric, guess, BOB);
      expect(number.answered).toBe(0);
      expect(facts).toEqual({ items: [], hidden: 0 });
      const all = await ask(metric, guess, EVE);
      expect(all.facts.items).toHaveLength(found);
    },
  );

  it.each([
    ['incidents.count', ['area:payments'], 2, [1, 1]],
    // Of one that may be seen, in another period.
    ['incidents.count', ['area:archive'], 1, [0, 1]],
    ['incidents.count', ['severity:odd'], 2, [1, 1]],
    // Rungs of the ladder are known to everybody, by any of their names.
    ['incidents.count', ['severity:SEV1'], 1, [0, 1]],
    ['incidents.count', ['severity:critical'], 1, [0, 1]],
    ['incidents.count', ['area:archive', 'severity:odd'], 1, [0, 1]],
    ['incidents.timeToDetect', ['area:payments'], 2, [1, 1]],
    ['sentry.errorsPerUserDay', ['environment:production'], 2, [1, 1]],
    ['github.reviewWait', ['label:chore'], 2, [1, 1]],
    // What nothing has asks for nothing.
    ['incidents.count', [], 4, [1, 3]],
    ['github.reviewWait', [], 3, [1, 2]],
  ])(
    'keeps totals whole by what may be known: %s where %j',
    async (metric, where, answered, [shown, hidden]) => {
      const bob = await ask(metric, where, BOB);
      const eve = await ask(metric, where, EVE);
      expect(bob.number.answered).toBe(answered);
      expect(bob.number.value).toEqual(eve.number.value);
      expect(bob.number.series).toEqual(eve.number.series);
      expect([bob.facts.items.length, bob.facts.hidden]).toEqual([
        shown,
        hidden,
      ]);
      expect(eve.facts.items).toHaveLength(shown + hidden);
    },
  );

  it('does not take text of one dimension for the name of another', async () => {
    const { number } = await ask(
      'github.reviewWait',
      ['label:chore","merger'],
      BOB,
    );
    expect(number.answered).toBe(0);
  });

  it('knows no name that holds a zero character', async () => {
    const { number } = await ask('incidents.count', ['area:a\0b'], BOB);
    expect(number.value).toEqual({ kind: 'value', value: 0 });
    const list = await api.get(
      '/entities/group/default/team/incidents?area=a%00b',
      BOB,
    );
    expect(list.body).toEqual({ items: [], hidden: 0 });
  });
});
