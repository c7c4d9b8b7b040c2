import { createCompany, Sandbox, startSandbox } from 'sandbox';
import { settings } from '../__testUtils__/collectorFor';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { Connection } from '../client';
import { createGithubCollector } from './GithubCollector';

const now = new Date('2026-11-20T12:00:00Z');
const company = createCompany({ seed: 1, now });

describe('targets on several hosts', () => {
  let good: Sandbox;
  let other: Sandbox;
  beforeEach(async () => {
    good = await startSandbox({ port: 0, company, now: () => now });
    other = await startSandbox({ port: 0, company, now: () => now });
  });
  afterEach(async () => {
    await good.stop();
    await other.stop();
  });

  function collector(asked: string[] = []) {
    const hosts = new Map([
      ['good.test', good],
      ['other.test', other],
    ]);
    return createGithubCollector({
      settings,
      hosts: [...hosts.keys()],
      demo: false,
      client: { sleep: async () => {} },
      connections: {
        async connect(host, owner): Promise<Connection> {
          asked.push(`${host}/${owner}`);
          const sandbox = hosts.get(host);
          if (!sandbox) throw new Error('no credentials');
          return {
            host,
            graphqlUrl: `${sandbox.origin}/api/graphql`,
            token: `token of ${host}`,
            budgetKey: `${host}/token/0`,
          };
        },
      },
    });
  }
  const engine = (...ids: string[]) =>
    new MemoryEngine(
      collector(),
      ids.map(id => ({ id, title: id.replace(/^[^/]+\//, '') })),
      () => now,
    );

  it('are read each with its own credentials, asked for once a batch', async () => {
    const asked: string[] = [];
    const run = engine(
      'good.test/acme/invoices',
      'good.test/acme/ledger',
      'other.test/acme/invoices',
    );
    await run.run({ collector: collector(asked) });
    expect(asked).toEqual(['good.test/acme', 'other.test/acme']);
    expect(new Set(run.budgets.reports.map(({ key }) => key))).toEqual(
      new Set(['good.test/token/0', 'other.test/token/0']),
    );
  });

  it('are read although another host is down', async () => {
    other.faults.add({ kind: 'status', status: 503 });
    const run = engine('good.test/acme/invoices', 'other.test/acme/invoices');
    await run.run({ collector: collector() });
    expect(run.target('good.test/acme/invoices').page?.state).toBe('ok');
    expect(run.target('other.test/acme/invoices').page).toMatchObject({
      state: 'failing',
      message: expect.stringContaining('status 503'),
    });
  });

  it('are read although another host has no points left', async () => {
    other.faults.add({ kind: 'primaryExhausted', resetInSeconds: 300 });
    const run = engine('other.test/acme/invoices', 'good.test/acme/invoices');
    await expect(run.run({ collector: collector() })).rejects.toMatchObject({
      name: 'BudgetExhaustedError',
    });
    expect(run.target('good.test/acme/invoices').page?.state).toBe('ok');
    expect(run.target('other.test/acme/invoices').page).toBeUndefined();
  });

  it.each(['good.test', 'other.test'])(
    'are all read when only %s has no points left, whichever is asked first',
    async exhausted => {
      const sandbox = exhausted === 'good.test' ? good : other;
      sandbox.faults.add({ kind: 'primaryExhausted', resetInSeconds: 300 });
      const run = engine(
        ...['invoices', 'ledger', 'payouts'].flatMap(name => [
          `good.test/acme/${name}`,
          `other.test/acme/${name}`,
        ]),
      );

      await expect(run.run({ collector: collector() })).rejects.toMatchObject({
        name: 'BudgetExhaustedError',
        resetAt: '2026-11-20T12:05:00.000Z',
      });

      const read = [...run.targets].flatMap(([target, { page }]) =>
        page?.collectedThrough ? [target.split('/')[0]] : [],
      );
      const [fine] = ['good.test', 'other.test'].filter(
        host => host !== exhausted,
      );
      expect(read).toEqual([fine, fine, fine]);
    },
  );

  it('say what is missing when there are no credentials', async () => {
    const run = engine('third.test/acme/invoices');
    await expect(run.run({ collector: collector() })).rejects.toThrow(
      'No way to ask GitHub about third.test/acme; caused by Error: no credentials',
    );
  });
});
