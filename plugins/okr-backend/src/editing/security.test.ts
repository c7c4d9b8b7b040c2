import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  EditingBackend,
  harder,
  startEditingBackend,
  TOKEN,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

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
      ['a reason that is no text', { reason: 'a\0b' }],
      ['a reason with half a character', { reason: 'a\ud800b' }],
      ['no base', { base: undefined }],
    ])('refuses %s', async (_, more) => {
      const { status } = await given.post(
        `${checkout}/edits`,
        await given.edit(checkout, more),
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
        await given.edit(checkout, { annotation: bomb, reason: 'boom' }),
      );
      expect(status).toBe(400);
      expect(Date.now() - began).toBeLessThan(5000);
    });

    it('puts markup into a pull request as text', async () => {
      await given.post(
        `${checkout}/edits`,
        await given.edit(checkout, {
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
      await given.post(`${checkout}/edits`, await given.edit(checkout));
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
      expect(body.refusal.reason).toMatch(/unreadable|location/);
      expect(asked).not.toHaveBeenCalled();
      asked.mockRestore();
    });
  });

  describe('of tokens', () => {
    it('keeps them out of logs, audit, database and answers', async () => {
      const answers = [
        await given.post(
          `${checkout}/edits/preview`,
          await given.edit(checkout),
        ),
        await given.post(
          `${checkout}/edits`,
          await given.edit(checkout, { annotation: 'a: [' }),
        ),
        await given.post(`${checkout}/edits`, await given.edit(checkout)),
        await given.post(
          `${checkout}/edits`,
          await given.edit(checkout, { base: 'other' }),
        ),
        await given.post(
          `${checkout}/edits`,
          await given.edit(checkout, { [TOKEN]: 1 }),
        ),
      ];
      for (const failure of [
        'refused',
        'unavailable',
        'limited',
        'unfit',
      ] as const) {
        const body = await given.edit(checkout, {
          annotation: harder.replace('40', '50'),
        });
        given.host.failure = new FileHostError(failure, 'No.');
        answers.push(await given.post(`${checkout}/edits`, body));
        given.host.failure = undefined;
      }
      const body = await given.edit(checkout, {
        annotation: harder.replace('40', '60'),
      });
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
      const audit = JSON.stringify(given.audited);
      expect(audit).not.toContain(TOKEN);
      // Nor what people wrote.
      expect(audit).not.toMatch(/Nobody waits/);
      expect(given.host.requests.length).toBeGreaterThan(0);
    });

    it('sends them to the host of the request, and to no other request', async () => {
      await given.post(`${checkout}/edits`, await given.edit(checkout));
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
});
