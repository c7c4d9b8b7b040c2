import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { World } from '../api/__testUtils__/world';
import {
  ADA,
  BOB,
  PeopleApi,
  EVE,
  MONITOR,
  startPeopleApi,
} from './__testUtils__/PeopleApi';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const REF = 'component:default/checkout';
const PATH = '/component/default/checkout/check-ins';
const ANNOTATION = `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
`;
const SECRET = 'The words of a person';

describe.each(databases.eachSupportedId())('who may on %s', databaseId => {
  let database: Knex;
  let world: World;
  let api: PeopleApi;

  async function start(
    options: { who?: 'owners' | 'anyone'; perHour?: number } = {},
  ) {
    api = await startPeopleApi(database, world, {
      entityRefs: [REF],
      ...options,
    });
  }

  beforeEach(async () => {
    database = await initTestDatabase(databases, databaseId);
    world = new World(database, '2026-11-18T12:00:00Z');
    await world.entity(REF, {}, { annotation: ANNOTATION });
  });

  afterEach(async () => {
    await api.stop();
  });

  let made = 0;
  function say(caller: string, said: object = { words: SECRET }) {
    made += 1;
    const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
    const about = { objectiveId: 'no-waiting', keyResultId: 'nps' };
    return api.send('post', PATH, caller).send({ id, ...about, ...said });
  }

  it('lets owners check in, others and services read', async () => {
    await start();
    expect((await say(ADA)).status).toBe(200);
    const { status, body } = await say(EVE);
    expect(status).toBe(403);
    expect(body.error.message).toBe(
      'Only owners of component:default/checkout may check in on it',
    );
    const service = await say(MONITOR);
    expect(service.status).toBe(403);
    expect(service.body.error.message).toBe('People check in, not services');
    for (const caller of [EVE, MONITOR]) {
      const read = await api.send('get', PATH, caller);
      expect(read.body.items).toMatchObject([
        { words: SECRET, mayChange: false },
      ]);
      const summary = await api.send('get', `${PATH}/summary`, caller);
      expect(summary.body.mayCheckIn).toBe(false);
    }
  });

  it('lets anyone check in where the installation says so, but no service', async () => {
    await start({ who: 'anyone' });
    expect((await say(EVE)).status).toBe(200);
    expect((await say(MONITOR)).status).toBe(403);
  });

  it('lets nobody whom the permission policy denies', async () => {
    await start({ who: 'anyone' });
    const own = (await say(BOB)).body.checkIn;
    api.deniedToBob.add('okr.checkIn.create');
    expect((await say(BOB)).status).toBe(403);
    const one = `${PATH}/${own.id}`;
    const changed = await api.send('put', one, BOB).send({
      version: 1,
      words: 'x',
    });
    expect(changed.status).toBe(403);
    const deleted = await api.send('delete', `${one}?version=1`, BOB);
    expect(deleted.status).toBe(403);
    const { body } = await api.send('get', PATH, BOB);
    expect(body.items).toMatchObject([{ mayChange: false }]);
    api.deniedToBob.clear();
    api.deniedToBob.add('okr.keyResults.update');
    expect((await say(BOB)).status).toBe(200);
  });

  it('knows nothing of an entity that may not be seen', async () => {
    await start();
    const own = (await say(BOB)).body.checkIn;
    api.hiddenFromBob.add(REF);
    const asked = (path: string) => [
      api.send('get', `${path}`, BOB),
      api.send('get', `${path}/summary`, BOB),
      api.send('get', `${path}/${own.id}/versions`, BOB),
      api.send('post', path, BOB).send({ words: 'anything' }),
      api.send('put', `${path}/${own.id}`, BOB).send({ version: 1 }),
      api.send('delete', `${path}/${own.id}?version=1`, BOB),
    ];
    const hidden = await Promise.all(asked(PATH));
    const missing = await Promise.all(
      asked('/component/default/nowhere/check-ins'),
    );
    expect(new Set(hidden.map(({ status }) => status))).toEqual(new Set([404]));
    expect(
      hidden.map(({ body }) => body.error.message.replace('checkout', 'x')),
    ).toEqual(
      missing.map(({ body }) => body.error.message.replace('nowhere', 'x')),
    );
    expect(hidden[0].body.error.message).toBe(
      'There is no entity component:default/checkout in the catalog, or you may not see it',
    );
  });

  it('lets each check in so often an hour', async () => {
    await start({ perHour: 2 });
    await say(ADA);
    await say(ADA);
    const third = await say(ADA);
    expect(third.status).toBe(429);
    expect(third.body.error.message).toContain(
      'You may check in 2 times an hour',
    );
    expect(third.headers['retry-after']).toBe('3600');
    expect((await say(BOB)).status).toBe(200);
    world.now += 3_600_000;
    expect((await say(ADA)).status).toBe(200);
  });

  it('stands in the audit log, without the words', async () => {
    await start();
    const { checkIn } = (await say(ADA)).body;
    await say(EVE);
    await say(ADA, { words: SECRET, day: SECRET });
    await api.send('delete', `${PATH}/${checkIn.id}?version=1`);
    const event = (deed: string) => ({
      eventId: 'check-in',
      meta: { entityRef: REF, deed },
    });
    expect(api.audited).toEqual([
      { ...event('create'), outcome: 'success' },
      {
        ...event('create'),
        outcome:
          'NotAllowedError: Only owners of component:default/checkout may check in on it',
      },
      {
        ...event('create'),
        outcome: 'InputError: The check-in is not right',
      },
      { ...event('delete'), outcome: 'success' },
    ]);
    expect(JSON.stringify(api.audited)).not.toContain(SECRET);
  });
});
