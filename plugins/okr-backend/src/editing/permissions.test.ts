import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  ADA,
  BOB,
  CATALOG,
  EditingBackend,
  EVE,
  harder,
  startEditingBackend,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

describe('who may edit', () => {
  let given: EditingBackend;
  let checkout: string;

  async function start(okr: object = {}) {
    given = await startEditingBackend(
      await initTestDatabase(databases, 'SQLITE_3'),
      { okr },
    );
    checkout = given.addHosted('checkout');
  }

  beforeEach(() => start());
  afterEach(() => given.stop());

  describe('of who may do what', () => {
    const everything = [
      'source',
      'edits',
      'edits/preview',
      'proposals',
      'overlay',
    ];
    const changing = ['source', 'edits', 'edits/preview'];
    const ask = (path: string, caller: string, entity = checkout) =>
      path.startsWith('edits')
        ? given.post(
            `${entity}/${path}`,
            { annotation: harder, base: 'any' },
            caller,
          )
        : given.get(`${entity}/${path}`, caller);

    it.each(changing)('leaves %s to owners by default', async path => {
      const { status, body } = await ask(path, EVE);
      expect(status).toBe(403);
      expect(body.error.message).toBe(
        'Only owners of component:default/checkout may change its key results',
      );
    });

    it('tells beforehand who may edit', async () => {
      const mayEdit = async (caller: string) =>
        (await ask('proposals', caller)).body.mayEdit;
      expect(await mayEdit(ADA)).toBe(true);
      expect(await mayEdit(BOB)).toBe(false);
      expect(await mayEdit(EVE)).toBe(false);
      expect(await mayEdit(CATALOG)).toBe(false);
    });

    it('leaves it to the policy where anyone may edit', async () => {
      await given.stop();
      await start({ editing: { who: 'anyone' } });
      expect((await ask('source', EVE)).status).toBe(200);
      expect((await ask('source', BOB)).status).toBe(403);
      expect((await ask('proposals', EVE)).body.mayEdit).toBe(true);
    });

    it.each(everything)(
      'answers %s of what may not be seen as of what does not exist',
      async path => {
        given.hidden.add('component:default/checkout');
        const hidden = await ask(path, BOB);
        const missing = await ask(
          path,
          BOB,
          '/entities/component/default/nobody',
        );
        expect([hidden.status, missing.status]).toEqual([404, 404]);
        expect(hidden.body.error.message).toBe(
          missing.body.error.message.replace('nobody', 'checkout'),
        );
        expect(given.asked).toEqual([]);
        expect(given.host.requests).toEqual([]);
      },
    );

    it.each(changing)('refuses %s without the permission', async path => {
      expect((await ask(path, BOB)).status).toBe(403);
      expect(given.host.requests).toEqual([]);
    });

    it.each(changing)('refuses %s to services', async path => {
      expect((await ask(path, CATALOG)).status).toBe(403);
      expect(given.host.requests).toEqual([]);
    });

    it.each([
      'Component/Default/Checkout',
      'COMPONENT/default/CHECKOUT',
      'component/DEFAULT/checkout',
    ])('asks for the permission on the same entity at %s', async alias => {
      const body = await given.edit(checkout);
      given.asked.length = 0;
      const denied = await given.post(`/entities/${alias}/edits`, body, BOB);
      expect(denied.status).toBe(403);
      const { status } = await given.post(`/entities/${alias}/edits`, body);
      expect(status).toBe(200);
      expect(new Set(given.asked)).toEqual(
        new Set(['okr.keyResults.update component:default/checkout']),
      );
    });

    it.each([
      'component/default/checkout%2F..%2Fother',
      'component/default/..%2Fcheckout',
      'component/default%2Fcheckout/x',
      'component:default/default/checkout',
      'component/default/checkout%00',
    ])('finds nothing at %s', async path => {
      const { status } = await given.post(`/entities/${path}/edits`, {
        annotation: harder,
        base: 'any',
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(given.host.proposals).toEqual([]);
    });

    it('asks a permission of what the catalog found', async () => {
      const [entity] = given.entities.values();
      given.entities.set('component:default/alias', entity);
      const { status } = await given.get(
        '/entities/component/default/alias/source',
      );
      expect(status).toBe(404);
    });
  });

  describe('of how often', () => {
    it('limits each person, and says when to come back', async () => {
      await given.stop();
      await start({
        editing: { who: 'anyone', editsPerHour: 2, looksPerHour: 4 },
      });
      const body = await given.edit(checkout);
      const statuses = [];
      for (let attempt = 0; attempt < 3; attempt++) {
        statuses.push((await given.post(`${checkout}/edits`, body)).status);
      }
      // The second is a conflict, and was tried all the same.
      expect(statuses).toEqual([200, 409, 429]);
      const last = await given.post(`${checkout}/edits`, body);
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(3000);
      for (let attempt = 0; attempt < 3; attempt++) {
        expect((await given.get(`${checkout}/source`)).status).toBe(200);
      }
      expect((await given.get(`${checkout}/source`)).status).toBe(429);
      expect((await given.get(`${checkout}/source`, EVE)).status).toBe(200);
    });
  });

  it('writes every try to save into the audit log, with how it ended', async () => {
    await given.post(`${checkout}/edits`, await given.edit(checkout));
    await given.post(
      `${checkout}/edits`,
      await given.edit(checkout, { base: 'other' }),
    );
    await given.post(`${checkout}/edits`, await given.edit(checkout), BOB);
    await given.post(
      '/entities/component/default/nobody/edits',
      await given.edit(checkout),
    );
    const entityRef = 'component:default/checkout';
    expect(given.audited).toEqual([
      {
        eventId: 'key-results-edit',
        meta: { entityRef },
        outcome: 'success',
        success: {
          outcome: 'proposed',
          url: 'https://files.test/proposals/checkout.yaml',
        },
      },
      expect.objectContaining({
        outcome: expect.stringMatching(/^ConflictError/),
      }),
      expect.objectContaining({
        outcome: expect.stringMatching(/^NotAllowedError/),
      }),
      expect.objectContaining({
        meta: { entityRef: 'component:default/nobody' },
        outcome: expect.stringMatching(/^NotFoundError/),
      }),
    ]);
  });

  it('has no endpoints where editing is switched off', async () => {
    await given.stop();
    await start({ editing: { enabled: false } });
    expect((await given.get(`${checkout}/source`, ADA)).status).toBe(404);
    expect((await given.get('/overlays', CATALOG)).status).toBe(404);
  });
});
