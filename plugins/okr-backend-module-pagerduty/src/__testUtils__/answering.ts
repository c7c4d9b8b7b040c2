import { mockServices } from '@backstage/backend-test-utils';
import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  AccountMemory,
  defaultClientOptions,
  PagerdutyClient,
} from '../client';
import { MemoryBudgets } from '@keyresults/backstage-plugin-okr-node/testUtils';

/** What is sent back: 200 unless said otherwise; a text is sent as it is. */
export interface Sent {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const now = () => new Date('2026-11-20T12:00:00Z');

/** A client of a PagerDuty that answers just what a test wants, and never really sleeps. */
export async function answering(
  answer: (asked: URL, request: IncomingMessage) => Sent,
) {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://pagerduty.test');
    const { status = 200, headers = {}, body } = answer(asked, request);
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const budgets = new MemoryBudgets(now);
  const account = { name: 'acme', apiBaseUrl: address, token: 'secret' };
  const memory: AccountMemory = {
    credentials: {
      header: async () => 'Token token=secret',
      refused: () => false,
    },
    clockBehind: 0,
    strikes: 0,
  };
  const logger = mockServices.logger.mock();
  const { signal } = new AbortController();
  const client = new PagerdutyClient(
    account,
    memory,
    { budgets, logger, now, signal },
    { ...defaultClientOptions(), sleep: async () => {} },
  );
  return {
    address,
    budgets,
    client,
    memory,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
