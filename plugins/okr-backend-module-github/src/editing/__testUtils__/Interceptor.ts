import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** What happens to a request instead of its answer. */
export interface Mishap {
  /** Tested against `<METHOD> <path>`. */
  at: RegExp;
  /** `asked`: it never arrives. `answered`: it is done, and the answer is lost. */
  when: 'asked' | 'answered';
  /** Status to answer with; 0 breaks the connection. */
  status: number;
  headers?: Record<string, string>;
  message?: string;
  /** How often; for ever by default. */
  times?: number;
}

/** Stands between the file host and the sandbox, and lets a test do something in the middle. */
export class Interceptor {
  readonly requests: string[] = [];
  readonly authorizations = new Set<string>();
  mishaps: Mishap[] = [];
  /** Runs before a request that matches is passed on, once. */
  between: { at: RegExp; run: () => Promise<unknown> } | undefined;
  readonly #server: Server;

  private constructor(private readonly origin: string) {
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => response.destroy());
    });
  }

  static async before(origin: string): Promise<Interceptor> {
    const interceptor = new Interceptor(origin);
    await new Promise<void>(resolve => {
      interceptor.#server.listen(0, '127.0.0.1', resolve);
    });
    return interceptor;
  }

  get apiBaseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/v3`;
  }

  /** Requests that change something, without the repository. */
  get writes(): string[] {
    return this.requests.filter(it => !it.startsWith('GET'));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #pass(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname } = new URL(request.url ?? '', this.origin);
    const name = `${request.method} ${decodeURIComponent(
      pathname.replace('/api/v3', ''),
    )}`;
    this.requests.push(name);
    this.authorizations.add(request.headers.authorization ?? '');
    await this.#interrupt(name);
    const mishap = this.#mishapAt(name);
    if (mishap?.when === 'asked') {
      answerWith(mishap, response);
      return;
    }
    const answer = await fetch(new URL(request.url ?? '', this.origin), {
      method: request.method,
      redirect: 'manual',
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? 'application/json',
      },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (mishap) {
      answerWith(mishap, response);
      return;
    }
    const type = answer.headers.get('content-type');
    const location = answer.headers.get('location');
    response.writeHead(answer.status, {
      ...(type && { 'content-type': type }),
      ...(location && { location }),
    });
    response.end(body);
  }

  async #interrupt(name: string) {
    const { between } = this;
    if (between?.at.test(name)) {
      this.between = undefined;
      await between.run();
    }
  }

  #mishapAt(name: string): Mishap | undefined {
    const mishap = this.mishaps.find(
      ({ at, times = Infinity }) => at.test(name) && times > 0,
    );
    if (mishap?.times !== undefined) {
      mishap.times -= 1;
    }
    return mishap;
  }
}

function answerWith(
  { status, headers, message = 'It broke' }: Mishap,
  response: ServerResponse,
): void {
  if (status === 0) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(JSON.stringify({ message }));
}
