import { mockServices } from '@backstage/backend-test-utils';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Sandbox, startSandbox } from 'sandbox';
import { MemoryBudgets } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { probeDocument } from './documents';
import {
  ClientOptions,
  defaultClientOptions,
  GithubClient,
} from './GithubClient';
import { probeSchema } from './schemas';

const now = new Date('2026-11-20T12:00:00Z');
const query = {
  text: probeDocument(1),
  variables: { owner0: 'acme', name0: 'invoices' },
  cost: 1,
  schema: probeSchema,
};

describe('GithubClient', () => {
  let sandbox: Sandbox;
  let budgets: MemoryBudgets;
  let slept: number[];
  let options: ClientOptions;
  let abort: AbortController;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, seed: 1, now: () => now });
  });
  afterAll(() => sandbox.stop());
  beforeEach(() => {
    sandbox.faults.clear();
    budgets = new MemoryBudgets(() => now);
    slept = [];
    abort = new AbortController();
    options = {
      ...defaultClientOptions(),
      sleep: async milliseconds => {
        slept.push(milliseconds);
      },
      random: () => 0.5,
    };
  });

  function client(graphqlUrl = `${sandbox.origin}/api/graphql`): GithubClient {
    return new GithubClient(
      {
        host: 'github.test',
        graphqlUrl,
        token: 't',
        budgetKey: 'github.test/token/0',
      },
      {
        budgets,
        logger: mockServices.logger.mock(),
        now: () => now,
        signal: abort.signal,
      },
      options,
    );
  }

  it('answers with data, problems and the clock of the server', async () => {
    const answer = await client().ask(query);
    expect(answer.data.r0?.nameWithOwner).toBe('acme/invoices');
    expect(answer.problems.size).toBe(0);
    expect(answer.serverTime).toBeInstanceOf(Date);
  });

  it('asks a GitHub that is down again after 1, 2 and 4 seconds', async () => {
    sandbox.faults.add({ kind: 'status', status: 503, times: 3 });
    await client().ask(query);
    expect(slept).toEqual([1000, 2000, 4000]);
  });

  it('gives up after three more attempts', async () => {
    sandbox.faults.add({ kind: 'status', status: 503, times: 4 });
    await expect(client().ask(query)).rejects.toMatchObject({
      name: 'UnansweredError',
      kind: 'down',
    });
  });

  it('spreads the pauses of replicas', async () => {
    sandbox.faults.add({ kind: 'status', status: 503, times: 2 });
    const fractions = [0, 0.9];
    options.random = () => fractions.shift() ?? 0;
    await client().ask(query);
    expect(slept).toEqual([500, 2800]);
  });

  it('takes an address where nobody listens for down', async () => {
    await expect(
      client('http://127.0.0.1:9/graphql').ask(query),
    ).rejects.toMatchObject({ kind: 'down' });
  });

  it('takes silence for a page too heavy', async () => {
    sandbox.faults.add({ kind: 'noAnswer', times: 1 });
    options.timeoutSeconds = 0.2;
    await expect(client().ask(query)).rejects.toMatchObject({
      kind: 'heavy',
      message: 'no answer in 0.2 s',
    });
  });

  it('stops when it is told to, without asking', async () => {
    sandbox.requests.reset();
    abort.abort();
    await expect(client().ask(query)).rejects.toThrow('aborted');
    expect(sandbox.requests.counts.total).toBe(0);
  });

  it('waits twice as long at each limit without a word, until an answer comes', async () => {
    sandbox.faults.add({
      kind: 'status',
      status: 403,
      message: 'You have exceeded a secondary rate limit.',
      times: 2,
    });
    const until = async () => {
      await expect(client().ask(query)).rejects.toMatchObject({
        name: 'BudgetExhaustedError',
      });
      const block = budgets.blocked.get('github.test/token/0');
      budgets.blocked.clear();
      return block?.until;
    };
    expect(await until()).toBe('2026-11-20T12:01:00.000Z');
    expect(await until()).toBe('2026-11-20T12:02:00.000Z');

    await client().ask(query);
    expect(options.strikes.size).toBe(0);
  });

  it.each([
    ['retry-after', '31536000'],
    ['retry-after', '9e12'],
    ['x-ratelimit-reset', String(now.getTime() + 60_000)],
    ['x-ratelimit-reset', '9e12'],
    ['x-ratelimit-reset', 'Infinity'],
  ])(
    'stops for an hour at most, whatever is said: %s: %s',
    async (name, value) => {
      const server = createServer((_, response) => {
        response.writeHead(429, {
          'content-type': 'application/json',
          'x-ratelimit-remaining': '0',
          [name]: value,
        });
        response.end('{}');
      });
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      try {
        await expect(
          client(`http://127.0.0.1:${port}/graphql`).ask(query),
        ).rejects.toMatchObject({ name: 'BudgetExhaustedError' });
      } finally {
        server.close();
        server.closeAllConnections();
      }
      const anHourLater = Date.UTC(2026, 10, 20, 13);
      const block = budgets.blocked.get('github.test/token/0');
      expect(Date.parse(block?.until ?? '')).toBeLessThanOrEqual(anHourLater);
      // A budget that is used up waits for its reset, too.
      const [{ resetAt }] = budgets.reports;
      expect(Date.parse(resetAt ?? '1970-01-01')).toBeLessThanOrEqual(
        anHourLater,
      );
    },
  );

  it('never shows the token in what it reports', async () => {
    await client().ask(query);
    expect(JSON.stringify(budgets.reports)).not.toContain('"t"');
  });
});
