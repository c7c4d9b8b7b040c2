import { PushProblem } from '@keyresults/backstage-plugin-okr-common';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

interface Item {
  id: string;
  [field: string]: unknown;
}

/** Takes facts as the push API does: all of a request or nothing, by id. */
export class FakeBackend {
  /** By id, in the order in which they came first. */
  readonly stored = new Map<string, string>();
  readonly sizes: number[] = [];
  /** Since when nothing is missing, request by request. */
  readonly said: (string | undefined)[] = [];
  /** Answers to give instead of storing, by the number of the request from 0. */
  readonly troubles = new Map<
    number,
    { status: number; headers?: Record<string, string>; after?: boolean }
  >();
  requests = 0;
  /** Told after each request that was stored. */
  onStored: (count: number) => void = () => {};
  private server: Server | undefined;

  constructor(
    private readonly refuses: (item: Item) => boolean = () => false,
  ) {}

  async start(): Promise<string> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const trouble = this.troubles.get(this.requests++);
      const sent: { items: Item[]; completeSince?: string } = JSON.parse(
        Buffer.concat(chunks).toString(),
      );
      const { items, completeSince } = sent;
      const isLost = trouble?.status === 0;
      if (trouble && !trouble.after) {
        if (isLost) request.socket.destroy();
        else response.writeHead(trouble.status, trouble.headers).end('{}');
        return;
      }
      const { status, body } =
        request.headers.authorization === 'Bearer good'
          ? this.take(items, completeSince)
          : { status: 401, body: { error: { message: 'Invalid token' } } };
      if (isLost) {
        request.socket.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    this.server = server;
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private take(
    items: Item[],
    completeSince: string | undefined,
  ): { status: number; body: unknown } {
    const problems: PushProblem[] = items.flatMap((item, index) =>
      this.refuses(item)
        ? [{ index, id: item.id, field: 'entityRef', message: 'is not there' }]
        : [],
    );
    if (problems.length > 0) {
      return {
        status: 400,
        body: { error: { message: 'Refused', items: problems } },
      };
    }
    let stored = 0;
    for (const item of items) {
      const text = JSON.stringify(item);
      if (this.stored.get(item.id) !== text) stored++;
      this.stored.set(item.id, text);
    }
    this.sizes.push(items.length);
    this.said.push(completeSince);
    this.onStored(items.length);
    const received = items.length;
    return {
      status: 200,
      body: { received, stored, unchanged: received - stored },
    };
  }
}
