import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createRouter } from '../api/createRouter';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  CATALOG,
  CYCLE,
  EditingBackend,
  harder,
  startEditingBackend,
  TOKEN,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

/** Milliseconds. Each of these takes well below a second on a machine of its own. */
const PATIENCE = 8_000;

describe('hostile requests', () => {
  let given: EditingBackend;
  let checkout: string;
  let base: string;

  beforeAll(async () => {
    given = await startEditingBackend(
      await initTestDatabase(databases, 'SQLITE_3'),
    );
    checkout = given.addHosted('checkout');
    base = (await given.get(`${checkout}/source`)).body.base;
  });
  afterAll(() => given.stop());
  beforeEach(() => {
    given.host.requests.length = 0;
  });

  it.each([
    `{"scmToken":"${TOKEN}", oops`,
    `{"scmToken": ${TOKEN}}`,
    `"${TOKEN}`,
    TOKEN,
  ])('echoes nothing of a body that is not JSON: %s', async body => {
    const answer = await given.postText(`${checkout}/edits`, body);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('SECRET');
    expect(JSON.stringify(given.logged)).not.toContain('SECRET');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])('takes no %s, which other sites can send', async type => {
    const body = JSON.stringify({ annotation: harder, base, scmToken: TOKEN });
    for (const path of ['edits', 'edits/preview']) {
      const answer = await given.postText(`${checkout}/${path}`, body, type);
      expect(answer.status).toBe(415);
      expect(answer.text).not.toContain('SECRET');
    }
    expect(given.host.requests).toEqual([]);
  });

  it.each(['edits', 'edits/preview'])(
    'changes nothing by a question: %s',
    async path => {
      expect((await given.get(`${checkout}/${path}`)).status).toBe(405);
      expect(given.host.requests).toEqual([]);
    },
  );

  it('has no prototypes set by a body or by ids', async () => {
    const text = JSON.stringify({ annotation: harder, base });
    const answer = await given.postText(
      `${checkout}/edits/preview`,
      text.replace('{', '{"__proto__":{"polluted":1},'),
    );
    expect(answer.status).toBe(400);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const annotation = harder
        .replace('no-waiting', name)
        .replace('nps:', `${name}:`)
        .replace('title:', `${name}: {polluted: 1}\n      title:`);
      const { status, body } = await given.post(`${checkout}/edits/preview`, {
        annotation,
        base,
      });
      expect(status).toBe(200);
      expect(body.problems.length).toBeGreaterThan(0);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each(['a\nb', 'a\0', 'a b', 'ä', '\u200b'])(
    'sends no token that no header takes: %j',
    async end => {
      const answer = await given.post(`${checkout}/edits`, {
        annotation: harder,
        base,
        scmToken: `${TOKEN}${end}`,
      });
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain('SECRET');
      expect(given.host.requests).toEqual([]);
    },
  );

  it.each(['-1', '1e400', '99999999999999999999', '1.5', 'x', '1;drop'])(
    'knows no overlays after version %s',
    async after => {
      const { status } = await given.get(
        `/overlays?after=${encodeURIComponent(after)}`,
        CATALOG,
      );
      expect(status).toBe(400);
    },
  );

  const keyResults = Array.from(
    { length: 900 },
    (_, index) => `    k${index}: {metric: github.reviewWait, to: ${index}m}`,
  ).join('\n');
  it.each([
    ['only line breaks', '\n'.repeat(190_000)],
    ['other lines only', 'a\n'.repeat(30_000)],
    ['a value of spaces', harder.replace('waits', `a${' '.repeat(60_000)}b`)],
    ['lists in lists', '['.repeat(60_000)],
    [
      'maps in maps',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join(
        '\n',
      ),
    ],
    ['thousands of keys', 'k:\n'.repeat(20_000)],
    ['aliases', `a: &a [${'x,'.repeat(5000)}]\nb: [${'*a,'.repeat(3000)}]\n`],
    [
      'a cycle of ten thousand years',
      harder.replace(CYCLE, '2000-01-01/9999-12-31'),
    ],
    ['a number of 50 000 digits', harder.replace('40', '9'.repeat(50_000))],
    ['numbers without end', harder.replace('40', '1e999')],
    [
      'hundreds of key results',
      `o:\n  objective: x\n  cycle: ${CYCLE}\n  keyResults:\n${keyResults}\n`,
    ],
  ])('answers in time about an annotation of %s', async (_, annotation) => {
    const began = Date.now();
    const { status } = await given.post(`${checkout}/edits/preview`, {
      annotation,
      base,
    });
    expect(status).toBe(200);
    expect(Date.now() - began).toBeLessThan(PATIENCE);
  });
});

it('takes no cookie for credentials, whatever a browser sends along', async () => {
  const asked = jest.fn();
  const editing = {
    source: asked,
    preview: asked,
    save: asked,
    proposals: asked,
    overlay: asked,
    overlaysAfter: asked,
  };
  const options = {
    pluginId: 'okr',
    defaultCredentials: mockCredentials.none(),
  };
  const app = express().use(
    createRouter({
      service: {} as never,
      httpAuth: mockServices.httpAuth(options),
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({ success: asked, fail: async () => {} }),
      }),
      editing,
    }),
  );
  const handle: express.ErrorRequestHandler = (error, _, response, _next) => {
    response.status(error.name === 'AuthenticationError' ? 401 : 500).end();
  };
  app.use(handle);
  const entity = '/v1/entities/component/default/checkout';
  const send = (method: 'get' | 'post', path: string) =>
    request(app)
      [method](path)
      .set('Cookie', mockCredentials.limitedUser.cookie());
  const body = { annotation: null, base: 'any' };
  const answers = [
    await send('get', `${entity}/source`),
    await send('post', `${entity}/edits/preview`).send(body),
    await send('post', `${entity}/edits`).send(body),
    await send('get', `${entity}/proposals`),
    await send('get', `${entity}/overlay`),
    await send('get', '/v1/overlays'),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
  expect(asked).not.toHaveBeenCalled();
});
