import { createTestDatabases } from '../__testUtils__/databases';
import { BOB, EVE, MONITOR } from '../checkIns/__testUtils__/PeopleApi';
import {
  CYCLES,
  Quarters,
  REF,
  said,
  startQuarters,
  SUPPORTED,
} from './__testUtils__/quarters';

const databases = createTestDatabases();
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('who may on %s', databaseId => {
  let given: Quarters;

  async function start(
    options: { who?: 'owners' | 'anyone'; perHour?: number } = {},
  ) {
    given = await startQuarters(databases, databaseId, options);
  }

  afterEach(async () => {
    await given.api.stop();
  });

  const mayClose = async (caller: string) =>
    (await given.api.send('get', CYCLES, caller)).body.mayClose;

  it('lets owners close, others and services read', async () => {
    await start();
    for (const [caller, why] of [
      [EVE, 'Only owners of component:default/checkout may close its cycles'],
      [MONITOR, 'People close cycles, not services'],
    ]) {
      const { status, body } = await given.close(said, caller);
      expect([status, body.error.message]).toEqual([403, why]);
      expect(await mayClose(caller)).toBe(false);
      expect((await given.report(caller)).objectives).toHaveLength(1);
    }
    expect(await mayClose(BOB)).toBe(true);
    expect((await given.close(said, BOB)).status).toBe(200);
  });

  it('lets anyone close where the installation says so, but no service', async () => {
    await start({ who: 'anyone' });
    expect((await given.close(said, MONITOR)).status).toBe(403);
    expect((await given.close(said, EVE)).status).toBe(200);
  });

  it('lets nobody whom the permission policy denies', async () => {
    await start({ who: 'anyone' });
    given.api.deniedToBob.add('okr.cycle.close');
    expect((await given.close(said, BOB)).status).toBe(403);
    expect(await mayClose(BOB)).toBe(false);
    given.api.deniedToBob.clear();
    given.api.deniedToBob.add('okr.keyResults.update');
    expect((await given.close(said, BOB)).status).toBe(200);
  });

  it('knows nothing of an entity that may not be seen', async () => {
    await start();
    await given.close();
    given.api.hiddenFromBob.add(REF);
    const asked = (path: string) => [
      given.api.send('get', path, BOB),
      given.api.send('get', `${path}/2026-Q3/report`, BOB),
      given.api.send('get', `${path}/2026-Q3/report.md`, BOB),
      given.api.send('get', `${path}/2026-Q3/closing/versions`, BOB),
      given.api.send('put', `${path}/2026-Q3/closing`, BOB).send(said),
    ];
    const hidden = await Promise.all(asked(CYCLES));
    const missing = await Promise.all(
      asked('/component/default/nowhere/cycles'),
    );
    expect(new Set(hidden.map(({ status }) => status))).toEqual(new Set([404]));
    expect(
      hidden.map(({ body }) => body.error.message.replace('checkout', 'x')),
    ).toEqual(
      missing.map(({ body }) => body.error.message.replace('nowhere', 'x')),
    );
  });

  it('names no other entity to who may not see it', async () => {
    await start();
    const read = async (caller: string) =>
      Promise.all(
        [
          `/entities${CYCLES}`,
          `/entities${CYCLES}/2026-Q3/report`,
          `/entities${CYCLES}/2026-Q3/report.md`,
          '/entities/component/default/checkout/okrs?cycle=2026-Q3',
          '/overview?cycle=2026-Q3',
          '/overview.csv?cycle=2026-Q3',
        ].map(async path => {
          const { status, text } = await given.api.get(path, caller);
          return status === 200 && text.includes('engineering');
        }),
      );
    const all = [true, true, true, true, true, true];
    const none = [false, false, false, false, false, false];
    given.api.hiddenFromBob.add(SUPPORTED);
    expect(await read(EVE)).toEqual(all);
    expect(await read(BOB)).toEqual(none);
    await given.close();
    expect(await read(EVE)).toEqual(all);
    expect(await read(BOB)).toEqual(none);
    // From now on nobody reads it in the catalog either.
    await given.world.setEntity(REF, { annotation: null });
    await given.world.evaluate();
    expect(await read(EVE)).toEqual(all);
    expect(await read(BOB)).toEqual(none);
    const { body } = await given.api.get('/overview?cycle=2026-Q3', BOB);
    expect(body.items[0].objectives[0].supportsHidden).toBe(true);
  });

  it('lets each close so often an hour', async () => {
    await start({ perHour: 1 });
    await given.close();
    const second = await given.close();
    expect(second.status).toBe(429);
    expect(second.headers['retry-after']).toBe('3600');
  });

  it('stands in the audit log, without the words', async () => {
    await start();
    await given.close({ version: 0, verdicts: [], summary: said.summary });
    await given.close(said, EVE);
    await given.close();
    const event = {
      eventId: 'cycle-closing',
      meta: { entityRef: REF, cycle: '2026-Q3' },
    };
    expect(given.api.audited).toEqual([
      { ...event, outcome: 'InputError: The cycle cannot be closed so' },
      {
        ...event,
        outcome:
          'NotAllowedError: Only owners of component:default/checkout may close its cycles',
      },
      { ...event, outcome: 'success' },
    ]);
    expect(JSON.stringify(given.api.audited)).not.toContain('waited');
  });
});
