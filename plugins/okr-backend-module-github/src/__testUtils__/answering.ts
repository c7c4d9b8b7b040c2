import { mockServices } from '@backstage/backend-test-utils';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { defaultClientOptions, GithubClient } from '../client';
import { MemoryBudgets } from '@keyresults/backstage-plugin-okr-node/testUtils';

/** What a query asks for: the name of its operation, and its variables. */
export interface Asked {
  operation: string;
  variables: Record<string, unknown>;
}

const now = () => new Date('2026-11-20T12:00:00Z');

/** A client of a GitHub that answers just what a test wants, and never really sleeps. */
export async function answering(
  answer: (asked: Asked) => object,
): Promise<{ client: GithubClient; stop: () => void }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const operation = /^query (\w+)/.exec(query)?.[1] ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer({ operation, variables })));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const client = new GithubClient(
    {
      host: 'github.test',
      graphqlUrl: `http://127.0.0.1:${port}/graphql`,
      token: 't',
      budgetKey: 'github.test/token/0',
    },
    {
      budgets: new MemoryBudgets(now),
      logger: mockServices.logger.mock(),
      now,
      signal: new AbortController().signal,
    },
    { ...defaultClientOptions(), sleep: async () => {} },
  );
  return {
    client,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
