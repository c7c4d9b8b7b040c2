import { createHmac } from 'node:crypto';
import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { checkout, octokitFor, propose } from '../__testUtils__/octokit';
import { startSandbox } from '../startSandbox';

const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) {
      parts.push(part);
    }
    received.push({
      headers: request.headers,
      body: Buffer.concat(parts).toString(),
    });
    response.statusCode = 202;
    response.end();
  });
  await new Promise<void>(resolve => {
    server.listen(0, resolve);
  });
  url = `http://localhost:${(server.address() as AddressInfo).port}/events`;
});

beforeEach(() => received.splice(0));

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const change = {
  from: 'lifecycle: production',
  to: 'lifecycle: experimental',
};

it('tells what happens to a pull request, signed', async () => {
  const sandbox = await startSandbox({
    port: 0,
    webhooks: { url, secret: 'agreed' },
  });
  try {
    const octokit = octokitFor(sandbox);
    const { number } = await propose(octokit, 'mine', change);
    await octokit.pulls.merge({ ...checkout, pull_number: number });
    await sandbox.webhooks.settled();
  } finally {
    await sandbox.stop();
  }
  expect(received.map(it => JSON.parse(it.body))).toEqual([
    expect.objectContaining({
      action: 'opened',
      pull_request: expect.objectContaining({ state: 'open', merged: false }),
      repository: expect.objectContaining({ full_name: 'acme/checkout' }),
      sender: expect.objectContaining({ login: 'okr-demo[bot]' }),
    }),
    expect.objectContaining({
      action: 'closed',
      pull_request: expect.objectContaining({ state: 'closed', merged: true }),
    }),
  ]);
  for (const { body, headers } of received) {
    expect(headers['x-github-event']).toBe('pull_request');
    const mac = createHmac('sha256', 'agreed').update(body).digest('hex');
    expect(headers['x-hub-signature-256']).toBe(`sha256=${mac}`);
  }
});

it('goes on when nobody listens, and says so', async () => {
  const sandbox = await startSandbox({
    port: 0,
    webhooks: { url: 'http://localhost:1/' },
  });
  try {
    await propose(octokitFor(sandbox), 'mine', change);
    await sandbox.webhooks.settled();
    expect(sandbox.webhooks.deliveries).toEqual([
      { event: 'pull_request', action: 'opened', error: expect.any(String) },
    ]);
  } finally {
    await sandbox.stop();
  }
});

it('tells nobody unless told to', async () => {
  const sandbox = await startSandbox({ port: 0 });
  try {
    await propose(octokitFor(sandbox), 'mine', change);
    await sandbox.webhooks.settled();
    expect(sandbox.webhooks.deliveries).toEqual([]);
    expect(received).toEqual([]);
  } finally {
    await sandbox.stop();
  }
});
