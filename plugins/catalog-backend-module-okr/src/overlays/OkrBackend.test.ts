import { mockServices } from '@backstage/backend-test-utils';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { OkrBackend, UnknownEndpointError } from './OkrBackend';

let server: Server;
let answer: { status: number; body: unknown };
let asked: { url?: string; authorization?: string }[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const { authorization } = request.headers;
    asked.push({ url: request.url, authorization });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterEach(() => server.close());

const ask = (after: number) => {
  const { port } = server.address() as AddressInfo;
  return new OkrBackend({
    auth: mockServices.auth({ pluginId: 'catalog' }),
    discovery: {
      getBaseUrl: async pluginId => `http://127.0.0.1:${port}/api/${pluginId}`,
      getExternalBaseUrl: async pluginId => pluginId,
    },
  }).ask(after);
};

describe('the OKR backend', () => {
  it('is asked as one service by another', async () => {
    const body = {
      overlays: [
        { entityRef: 'user:default/ada', version: 8, annotation: null },
      ],
      version: 8,
    };
    answer = { status: 200, body };
    expect(await ask(7)).toEqual(body);
    expect(asked).toEqual([
      {
        url: '/api/okr/v1/overlays?after=7',
        authorization: expect.stringMatching(
          /^Bearer .*plugin:catalog.*"target":"okr"/,
        ),
      },
    ]);
  });

  it('may be one that keeps no overlays', async () => {
    answer = { status: 404, body: {} };
    await expect(ask(0)).rejects.toThrow(UnknownEndpointError);
  });

  it('may be in trouble', async () => {
    answer = { status: 503, body: { error: { message: 'starting' } } };
    await expect(ask(0)).rejects.toThrow(/503/);
  });

  it.each([
    {},
    { overlays: [], version: -1 },
    { overlays: [{ entityRef: '', version: 1, annotation: '' }], version: 1 },
    { overlays: [{ entityRef: 'a', version: 1, annotation: 1 }], version: 1 },
  ])('is not believed when it says %j', async body => {
    answer = { status: 200, body };
    await expect(ask(0)).rejects.toThrow();
  });
});
