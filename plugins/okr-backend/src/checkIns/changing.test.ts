import { createTestDatabases } from '../__testUtils__/databases';
import { BEA } from './__testUtils__/PeopleApi';
import { idOf, PATH, Sayings, startSayings } from './__testUtils__/sayings';

const databases = createTestDatabases();
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('changing on %s', databaseId => {
  let given: Sayings;

  beforeEach(async () => {
    given = await startSayings(databases, databaseId);
    await given.say(1, { value: 22, words: 'First' });
    given.laterBy(23);
  });

  afterEach(async () => {
    await given.api.stop();
  });

  it('writes a version, and shows how it read before', async () => {
    const changed = await given.edit(1, { version: 1, confidence: 7 });
    expect(changed.body.checkIn).toMatchObject({
      version: 2,
      day: '2026-11-18',
      at: '2026-11-18T12:00:00.000Z',
      confidence: 7,
      edited: true,
      mayChange: true,
    });
    expect(changed.body.checkIn).not.toHaveProperty('value');
    const { body } = await given.api.send('get', `${PATH}/${idOf(1)}/versions`);
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
    const first = await given.edit(1, change);
    const again = await given.edit(1, change);
    expect(again.body).toEqual(first.body);
  });

  it('refuses a change sent again once the check-in was deleted', async () => {
    const change = { version: 1, confidence: 7 };
    expect((await given.edit(1, change)).status).toBe(200);
    expect((await given.remove(1, 2)).status).toBe(200);
    const again = await given.edit(1, change);
    expect(again.status).toBe(409);
    expect(again.body.error.checkIn).toEqual({});
  });

  it('tells what stands when it was changed elsewhere', async () => {
    const other = await given.edit(1, { version: 1, value: 23 });
    const late = await given.edit(1, { version: 1, value: 24 });
    expect(late.status).toBe(409);
    expect(late.body.error.checkIn).toEqual({
      current: other.body.checkIn,
    });
    expect((await given.remove(1, 1)).status).toBe(409);
    expect((await given.remove(1, 2)).status).toBe(200);
    const gone = await given.edit(1, { version: 2, value: 24 });
    expect(gone.status).toBe(409);
    expect(gone.body.error.checkIn).toEqual({});
  });

  it('takes the same deletion twice for one, and shows it no more', async () => {
    expect((await given.remove(1, 1)).body).toEqual({ id: idOf(1) });
    expect((await given.remove(1, 1)).status).toBe(200);
    expect((await given.list()).items).toEqual([]);
    const { status } = await given.api.send(
      'get',
      `${PATH}/${idOf(1)}/versions`,
    );
    expect(status).toBe(404);
  });

  it('is for who said it alone', async () => {
    expect((await given.edit(1, { version: 1, value: 1 }, BEA)).status).toBe(
      403,
    );
    expect((await given.remove(1, 1, BEA)).status).toBe(403);
    expect((await given.list()).items).toMatchObject([{ value: 22 }]);
  });

  it('ends after a day', async () => {
    given.laterBy(1);
    expect((await given.list()).items).toMatchObject([{ mayChange: false }]);
    const late = await given.edit(1, { version: 1, value: 1 });
    expect(late.status).toBe(403);
    expect((await given.remove(1, 1)).status).toBe(403);
  });

  it('checks what is said as if it were new', async () => {
    const { body } = await given.edit(1, { version: 1, ticks: 1 });
    expect(body.error.fields).toEqual([
      { field: 'ticks', message: 'Are only for habits' },
    ]);
    expect((await given.edit(2, { version: 1, value: 1 })).status).toBe(404);
  });

  it('may leave the day where it was, 14 days before it was said', async () => {
    await given.say(2, { day: '2026-11-05', value: 22 });
    given.laterBy(20);
    const changed = await given.edit(2, { version: 1, value: 23 });
    expect(changed.body.checkIn).toMatchObject({ day: '2026-11-05' });
  });
});
