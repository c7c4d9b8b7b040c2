import { z } from 'zod';
import { Answering, Reply } from '../__testUtils__/answering';

const question = { path: 'projects/', schema: z.array(z.number()) };

function page(numbers: number[], cursor: string, results: boolean): Reply {
  return {
    body: numbers,
    headers: {
      link: `<http://localhost/>; rel="next"; results="${results}"; cursor="${cursor}"`,
    },
  };
}

describe('SentryClient', () => {
  let sentry: Answering;
  afterEach(() => sentry.stop());

  it('asks the organization with the token, and charges its budget', async () => {
    let authorization: string | undefined;
    sentry = await Answering.start((_, request) => {
      authorization = request.headers.authorization;
      return { body: [1] };
    });
    const client = sentry.client();
    const query = [
      ['field', 'count()'],
      ['field', 'project'],
    ] as const;
    expect(await client.ask({ ...question, query })).toEqual([1]);
    expect(authorization).toBe('Bearer secret');
    const [url] = sentry.asked;
    expect(url.pathname).toBe('/api/0/organizations/acme/projects/');
    expect(url.searchParams.getAll('field')).toEqual(['count()', 'project']);
    expect(sentry.budgets.spent).toBe(1);
    expect(sentry.budgets.reports).toEqual([
      { key: client.budgetKey, cost: 1 },
    ]);
  });

  it('reads a list to its end', async () => {
    sentry = await Answering.start(url =>
      url.searchParams.get('cursor') === 'b'
        ? page([3], 'c', false)
        : page([1, 2], 'b', true),
    );
    expect(await sentry.client().askPages(question)).toEqual([[1, 2], [3]]);
  });

  it('does not go round in circles', async () => {
    sentry = await Answering.start(() => page([1], 'b', true));
    await expect(sentry.client().askPages(question)).rejects.toThrow(
      'a page leads to itself',
    );
  });

  it('does not take a page without a Link header for the last', async () => {
    sentry = await Answering.start(() => ({ body: [1], headers: {} }));
    await expect(sentry.client().askPages(question)).rejects.toThrow(
      'no Link header',
    );
    expect(sentry.asked).toHaveLength(3);
  });

  it('says where an answer has another shape', async () => {
    sentry = await Answering.start(() => ({ body: [1, 'two'] }));
    await expect(sentry.client().ask(question)).rejects.toThrow(
      'an answer of unknown shape at 1: ',
    );
  });

  it('believes that something is gone when it hears it twice', async () => {
    sentry = await Answering.start(() => ({ status: 404, body: {} }));
    await expect(sentry.client().ask(question)).rejects.toMatchObject({
      name: 'HiddenError',
      kind: 'gone',
    });
    expect(sentry.asked).toHaveLength(2);
  });

  it('does not repeat what Sentry will not answer', async () => {
    sentry = await Answering.start(() => ({
      status: 400,
      body: { detail: 'no' },
    }));
    await expect(sentry.client().ask(question)).rejects.toMatchObject({
      name: 'RefusedError',
      message: '400: no',
    });
    expect(sentry.asked).toHaveLength(1);
  });

  it('leaves it to the backend when a short wait does not help', async () => {
    sentry = await Answering.start(() => ({
      status: 429,
      body: {},
      headers: { 'retry-after': '2' },
    }));
    await expect(sentry.client().ask(question)).rejects.toMatchObject({
      name: 'BudgetExhaustedError',
    });
    expect(sentry.asked).toHaveLength(3);
    expect([...sentry.budgets.blocked.values()]).toMatchObject([
      { reason: 'too many requests (429)' },
    ]);
  });
});
