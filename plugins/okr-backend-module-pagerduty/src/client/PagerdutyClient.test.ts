import { z } from 'zod';
import { answering, Sent } from '../__testUtils__/answering';

const question = {
  path: '/abilities',
  scope: 'incidents.read' as const,
  schema: z.object({ abilities: z.array(z.string()) }),
};
const good: Sent = { body: { abilities: ['teams'] } };

describe('the client', () => {
  let stop = () => {};
  afterEach(() => stop());

  async function asking(...answers: Sent[]) {
    const seen: Array<string | undefined> = [];
    const it = await answering((_, { headers }) => {
      seen.push(headers.authorization, headers.accept);
      return answers.length > 1 ? answers.shift() ?? good : answers[0];
    });
    stop = it.stop;
    return { ...it, seen };
  }

  it('says who asks, and which version of the API it speaks', async () => {
    const { client, seen } = await asking(good);
    await expect(client.ask(question)).resolves.toEqual({
      abilities: ['teams'],
    });
    expect(seen).toEqual([
      'Token token=secret',
      'application/vnd.pagerduty+json;version=2',
    ]);
  });

  it('reports the budget that the headers tell of', async () => {
    const headers = {
      'ratelimit-limit': '960',
      'ratelimit-remaining': '955',
      'ratelimit-reset': '41',
    };
    const { client, budgets } = await asking({ ...good, headers });
    await client.ask(question);
    expect(budgets.spent).toBe(1);
    expect(budgets.reports).toEqual([
      {
        key: 'pagerduty/acme',
        limit: 960,
        remaining: 955,
        resetAt: '2026-11-20T12:00:41.000Z',
        cost: 1,
      },
    ]);
  });

  it.each([
    ['ratelimit-reset', { 'ratelimit-reset': '17' }, '12:00:17'],
    ['retry-after', { 'retry-after': '30' }, '12:00:30'],
    ['nothing', {}, '12:01:00'],
    ['more than can be', { 'ratelimit-reset': '86400' }, '12:10:00'],
    ['nonsense', { 'retry-after': 'soon' }, '12:01:00'],
  ])('waits as long as %s says after a 429', async (_, headers, until) => {
    const { client, budgets } = await asking({ status: 429, headers });
    await expect(client.ask(question)).rejects.toMatchObject({
      name: 'BudgetExhaustedError',
      resetAt: `2026-11-20T${until}.000Z`,
    });
    expect(budgets.blocked.get('pagerduty/acme')?.until).toBe(
      `2026-11-20T${until}.000Z`,
    );
  });

  it('waits longer each time when it is not told how long', async () => {
    const { client, budgets, memory } = await asking({ status: 429 });
    await expect(client.ask(question)).rejects.toThrow('asks to wait');
    budgets.blocked.clear();
    await expect(client.ask(question)).rejects.toMatchObject({
      resetAt: '2026-11-20T12:02:00.000Z',
    });
    expect(memory.strikes).toBe(2);
  });

  it.each<[string, Sent]>([
    ['is down', { status: 503 }],
    ['is cut short', { body: '{"abilities":["te' }],
    ['lacks what was asked for', { body: { abilities: [null] } }],
  ])('asks again when an answer %s', async (_, bad) => {
    const { client } = await asking(bad, bad, good);
    await expect(client.ask(question)).resolves.toEqual(good.body);
    expect(client.requests).toBe(3);
  });

  it('gives up after four times', async () => {
    const { client } = await asking({ status: 500 });
    await expect(client.ask(question)).rejects.toMatchObject({
      name: 'UnansweredError',
      message: 'status 500',
    });
    expect(client.requests).toBe(4);
  });

  it('believes that something is gone when it was told twice', async () => {
    const missing = { status: 404 };
    const once = await asking(missing, good);
    await expect(once.client.ask(question)).resolves.toEqual(good.body);
    once.stop();
    const { client } = await asking(missing);
    await expect(client.ask(question)).rejects.toMatchObject({ kind: 'gone' });
    expect(client.requests).toBe(2);
  });

  it('says in the words of PagerDuty what is refused', async () => {
    const error = {
      message: 'Arguments Caused Error',
      code: 2002,
      errors: ['Offset+limit exceeds maximum allowed value of 10000.'],
    };
    const { client } = await asking({ status: 400, body: { error } });
    await expect(client.ask(question)).rejects.toThrow(
      'PagerDuty (acme) cannot be read: it does not accept the request (400: Arguments Caused Error: Offset+limit exceeds',
    );
    expect(client.requests).toBe(1);
  });

  it('never names the token in a message', async () => {
    const { client } = await asking({ status: 401 });
    const error: Error = await client.ask(question).catch(it => it);
    expect(error.message).toContain('refuses the credentials (401)');
    expect(error.message).not.toContain('secret');
  });
});
