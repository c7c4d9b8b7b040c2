import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  ADA,
  ANNOTATION,
  BOB,
  CATALOG,
  EditingBackend,
  startEditingBackend,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

const TOKEN = 'SECRET-a1b2c3d4e5';
const harder = ANNOTATION.replace('to: 35', 'to: 40');

describe('security of editing', () => {
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

  const baseOf = async () => (await given.get(`${checkout}/source`)).body.base;
  const edit = async (more: object = {}) => ({
    annotation: harder,
    base: await baseOf(),
    scmToken: TOKEN,
    ...more,
  });

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
      const body = await edit();
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

  describe('of what is sent', () => {
    it.each([
      ['a repository', { repository: 'acme/other' }],
      ['a path', { path: '../../etc/passwd' }],
      ['a branch', { branch: 'main' }],
      ['an address', { url: 'https://evil.test' }],
      ['a token that is none', { scmToken: 5 }],
      ['a token without end', { scmToken: 'x'.repeat(10_001) }],
      ['an annotation without end', { annotation: 'x'.repeat(200_001) }],
      ['a base without end', { base: 'x'.repeat(501) }],
      ['a reason without end', { reason: 'x'.repeat(2001) }],
      ['no base', { base: undefined }],
    ])('refuses %s', async (_, more) => {
      const { status } = await given.post(
        `${checkout}/edits`,
        await edit(more),
      );
      expect(status).toBe(400);
      expect(given.host.proposals).toEqual([]);
    });

    it('refuses aliases without end', async () => {
      const bomb = `a: &a [x, x]\n${'bcdefghijk'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${`*${'abcdefghijk'[index]}, `.repeat(9)}]`,
        )
        .join('\n')}\n`;
      const began = Date.now();
      const { status } = await given.post(
        `${checkout}/edits`,
        await edit({ annotation: bomb, reason: 'boom' }),
      );
      expect(status).toBe(400);
      expect(Date.now() - began).toBeLessThan(5000);
    });

    it('puts markup into a pull request as text', async () => {
      await given.post(
        `${checkout}/edits`,
        await edit({
          annotation: harder.replace('Nobody waits', '<img src=x> @acme'),
          reason:
            '<script>alert(1)</script> @acme\n\n| a | b |\nReason: "forged"',
        }),
      );
      const [{ body, message }] = given.host.proposals;
      expect(body).not.toMatch(/<script|<img|@acme|^\| a/m);
      expect(message.match(/^Reason: /gm)).toHaveLength(1);
      expect(message).not.toMatch(/@acme/);
    });

    it('takes the place from the catalog only', async () => {
      const [entity] = given.entities.values();
      Object.assign(entity.metadata.annotations!, {
        'backstage.io/edit-url': 'https://files.test/evil.yaml',
        'backstage.io/source-location': 'url:https://files.test/evil.yaml',
        'backstage.io/view-url': 'https://files.test/evil.yaml',
      });
      await given.post(`${checkout}/edits`, await edit());
      expect(given.host.requests.map(({ file }) => file.path)).not.toContain(
        'evil.yaml',
      );
      expect(given.host.proposals).toMatchObject([
        { file: { path: 'checkout.yaml' } },
      ]);
    });

    it.each([
      'url:http://169.254.169.254/latest/meta-data/a.yaml',
      'url:https://evil.test/catalog-info.yaml',
      'url:https://files.test@evil.test/catalog-info.yaml',
      'url:file:///etc/passwd.yaml',
    ])('asks no host that is not configured: %s', async location => {
      const asked = jest.spyOn(globalThis, 'fetch');
      given.add('component:default/odd', {
        'backstage.io/managed-by-location': location,
      });
      const { status, body } = await given.get(
        '/entities/component/default/odd/source',
      );
      expect(status).toBe(200);
      expect(body.refusal).toMatchObject({ reason: 'unreadable' });
      expect(asked).not.toHaveBeenCalled();
      asked.mockRestore();
    });
  });

  describe('of tokens', () => {
    it('keeps them out of logs, audit, database and answers', async () => {
      const answers = [
        await given.post(`${checkout}/edits/preview`, await edit()),
        await given.post(
          `${checkout}/edits`,
          await edit({ annotation: 'a: [' }),
        ),
        await given.post(`${checkout}/edits`, await edit()),
        await given.post(`${checkout}/edits`, await edit({ base: 'other' })),
        await given.post(`${checkout}/edits`, await edit({ [TOKEN]: 1 })),
      ];
      for (const failure of [
        'refused',
        'unavailable',
        'limited',
        'unfit',
      ] as const) {
        const body = await edit({ annotation: harder.replace('40', '50') });
        given.host.failure = new FileHostError(failure, 'No.');
        answers.push(await given.post(`${checkout}/edits`, body));
        given.host.failure = undefined;
      }
      const body = await edit({ annotation: harder.replace('40', '60') });
      given.host.failure = Object.assign(new Error('It broke'), {
        request: { headers: { authorization: `token ${TOKEN}` } },
      });
      answers.push(await given.post(`${checkout}/edits`, body));
      expect(answers.map(({ status }) => status)).toEqual([
        200, 400, 200, 409, 400, 403, 503, 429, 400, 503,
      ]);
      expect(given.audited.length).toBe(9);
      // The name of a field that somebody invents is theirs to know.
      const told = answers
        .filter((_, index) => index !== 4)
        .map(({ text }) => text)
        .join('\n');
      expect(told).not.toContain(TOKEN);
      expect(JSON.stringify(given.logged)).not.toContain(TOKEN);
      expect(
        JSON.stringify(
          given.audited.filter(
            ({ outcome }) => !outcome.includes('which is not known'),
          ),
        ),
      ).not.toContain(TOKEN);
      expect(given.host.requests.length).toBeGreaterThan(0);
    });

    it('sends them to the host of the request, and to no other request', async () => {
      await given.post(`${checkout}/edits`, await edit());
      given.host.requests.length = 0;
      await given.get(`${checkout}/source`);
      await given.scheduler.triggerTask('okr-proposals');
      const tokens = given.host.requests.map(({ token }) => token);
      expect(tokens).toEqual([undefined]);
    });

    it('has no answer with a source kept in a cache', async () => {
      const { headers } = await given.get(`${checkout}/source`);
      expect(headers['cache-control']).toBe('no-store');
    });
  });

  describe('of how often', () => {
    it('limits each person, and says when to come back', async () => {
      await given.stop();
      await start({ editing: { editsPerHour: 2, looksPerHour: 4 } });
      const body = await edit();
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
      expect(
        (await given.get(`${checkout}/source`, 'user:default/eve')).status,
      ).toBe(200);
    });
  });

  it('writes every try to save into the audit log, with how it ended', async () => {
    await given.post(`${checkout}/edits`, await edit());
    await given.post(`${checkout}/edits`, await edit({ base: 'other' }));
    await given.post(`${checkout}/edits`, await edit(), BOB);
    await given.post('/entities/component/default/nobody/edits', await edit());
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
