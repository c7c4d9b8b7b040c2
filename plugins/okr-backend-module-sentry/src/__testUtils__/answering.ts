import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { MemoryBudgets } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { SentryClient } from '../client';

/** What a stand-in answers: a status, a body and headers. */
export interface Reply {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** One page and no other. */
export const lastPage = {
  link: '<http://localhost/>; rel="next"; results="false"; cursor="0:100:0"',
};

/** A Sentry that answers whatever a test wants. */
export class Answering {
  readonly budgets = new MemoryBudgets(() => new Date());

  private constructor(
    private readonly server: Server,
    readonly asked: readonly URL[],
  ) {}

  static async start(
    answer: (url: URL, request: IncomingMessage) => Reply,
  ): Promise<Answering> {
    const asked: URL[] = [];
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      asked.push(url);
      const { status = 200, body, headers = lastPage } = answer(url, request);
      response.writeHead(status, headers);
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, resolve);
    });
    return new Answering(server, asked);
  }

  client(): SentryClient {
    const { port } = this.server.address() as AddressInfo;
    return new SentryClient(
      {
        slug: 'acme',
        url: `http://localhost:${port}`,
        token: 'secret',
        default: true,
      },
      { strikes: 0 },
      {
        budgets: this.budgets,
        now: () => new Date(),
        signal: new AbortController().signal,
      },
      {
        timeoutSeconds: 2,
        retries: 2,
        sleep: async () => {},
        random: () => 0.5,
      },
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}
