import { ask, get } from '../__testUtils__/asking';
import { Sandbox, startSandbox } from '../startSandbox';
import { Faults } from './Faults';
import { FaultDefinition } from './types';

const now = new Date('2026-11-22T12:00:00Z');

const page = `query Page($after: String) {
  checkout: repository(owner: "acme", name: "checkout") { pullRequests(first: 10, after: $after, orderBy: { field: UPDATED_AT, direction: ASC }) { ...page } }
  pricing: repository(owner: "acme", name: "pricing") { pullRequests(first: 10) { ...page } }
}
fragment page on PullRequestConnection {
  pageInfo { endCursor }
  nodes { number labels(first: 1) { nodes { name } } }
}`;

interface Pages {
  [repository: string]: {
    pullRequests: {
      pageInfo: { endCursor: string };
      nodes: ({ number: number } | null)[];
    };
  };
}

describe('faults', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, seed: 1, now: () => now });
  });

  afterEach(() => sandbox.stop());

  async function numbers(repository: string, after?: string) {
    const { data } = await ask<Pages>(sandbox, page, { after });
    return data[repository].pullRequests.nodes.map(it => it?.number);
  }

  it.each<[FaultDefinition, number, string | null]>([
    [{ kind: 'status', status: 401 }, 401, null],
    [{ kind: 'status', status: 503 }, 503, null],
    [{ kind: 'tooManyRequests', retryAfterSeconds: 7 }, 429, '7'],
    [{ kind: 'secondaryLimit', retryAfterSeconds: 60 }, 403, '60'],
    [{ kind: 'heavyPage', maxPullRequests: 19 }, 502, null],
    [{ kind: 'heavyPage', maxPullRequests: 20 }, 200, null],
  ])('answers %j with %i', async (fault, status, retryAfter) => {
    sandbox.faults.add(fault);
    const answer = await ask(sandbox, page);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
  });

  it('exhausts the budget until the reset', async () => {
    sandbox.faults.add({
      kind: 'primaryExhausted',
      resetInSeconds: 90,
      times: 1,
    });
    for (let request = 0; request < 2; request++) {
      const { status, errors, headers } = await ask(sandbox, page);
      expect(status).toBe(200);
      expect(errors?.[0].type).toBe('RATE_LIMITED');
      expect(headers.get('x-ratelimit-remaining')).toBe('0');
      expect(headers.get('x-ratelimit-reset')).toBe(
        String(now.getTime() / 1000 + 90),
      );
    }
  });

  it('answers later', async () => {
    sandbox.faults.add({ kind: 'latency', milliseconds: 120 });
    const before = performance.now();
    await get(sandbox, '/user');
    expect(performance.now() - before).toBeGreaterThanOrEqual(115);
  });

  it('never answers', async () => {
    sandbox.faults.add({ kind: 'noAnswer' });
    await expect(
      fetch(`${sandbox.apiBaseUrl}/user`, { signal: AbortSignal.timeout(150) }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('resets the connection', async () => {
    sandbox.faults.add({ kind: 'connectionReset' });
    await expect(ask(sandbox, page)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    });
  });

  it('ends in the middle of the body', async () => {
    sandbox.faults.add({ kind: 'truncatedBody' });
    await expect(ask(sandbox, page)).rejects.toThrow();
  });

  it('puts errors beside half of the data', async () => {
    sandbox.faults.add({ kind: 'partialData', repository: 'acme/pricing' });
    const { data, errors } = await ask<Pages>(sandbox, page);
    expect(data.checkout.pullRequests.nodes).not.toContain(null);
    const { nodes } = data.pricing.pullRequests;
    expect(nodes.filter(it => it === null)).toHaveLength(5);
    expect(errors?.map(it => it.path)).toEqual(
      [5, 6, 7, 8, 9].map(it => ['pricing', 'pullRequests', 'nodes', it]),
    );
  });

  it('nulls nodes without a word', async () => {
    sandbox.faults.add({ kind: 'nullNodes', share: 0.2 });
    const { data, errors } = await ask<Pages>(sandbox, page);
    expect(errors).toBeUndefined();
    expect(
      data.checkout.pullRequests.nodes.filter(it => it === null),
    ).toHaveLength(2);
  });

  it('skews the clock', async () => {
    sandbox.faults.add({ kind: 'clockSkew', seconds: -3600 });
    const { headers } = await ask(sandbox, page);
    expect(headers.get('date')).toBe('Sun, 22 Nov 2026 11:00:00 GMT');
  });

  it('repeats, reverses and overlaps pages', async () => {
    const plain = await numbers('checkout');
    const twice = sandbox.faults.add({ kind: 'duplicatedItems' });
    expect(await numbers('checkout')).toEqual([...plain, plain[0]]);
    sandbox.faults.remove(twice.id);
    const reversed = sandbox.faults.add({ kind: 'reversedItems' });
    expect(await numbers('checkout')).toEqual([...plain].reverse());
    sandbox.faults.remove(reversed.id);
    sandbox.faults.add({ kind: 'overlappingPages' });
    const { data } = await ask<Pages>(sandbox, page);
    const { endCursor } = data.checkout.pullRequests.pageInfo;
    const second = await numbers('checkout', endCursor);
    expect(second[0]).toBe(plain[9]);
  });

  it('lets a pull request move between two pages', async () => {
    const first = await numbers('checkout');
    sandbox.faults.add({ kind: 'updatedBetweenPages', times: 1 });
    await numbers('checkout');
    expect(await numbers('checkout')).not.toContain(first[9]);
  });

  it('meets only the operation it is meant for', async () => {
    sandbox.faults.add({ kind: 'status', status: 500, operation: 'contents' });
    const file = '/repos/acme/checkout/contents/README.md';
    expect((await get(sandbox, file)).status).toBe(500);
    expect((await get(sandbox, '/user')).status).toBe(200);
    expect((await ask(sandbox, page)).status).toBe(200);
    sandbox.faults.clear();
    sandbox.faults.add({ kind: 'status', status: 500, operation: 'Page' });
    expect((await ask(sandbox, page)).status).toBe(500);
    expect((await ask(sandbox, '{ viewer { login } }')).status).toBe(200);
  });

  it('can be switched over HTTP, and says what it did not understand', async () => {
    const address = `${sandbox.origin}/_sandbox/faults`;
    const post = (body: unknown) =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const bad = await post({ kind: 'latency' });
    expect(bad.status).toBe(400);
    expect((await bad.json()).message).toBe(
      'The fault latency needs the number milliseconds',
    );
    expect((await post({ kind: 'status', status: 404 })).status).toBe(201);
    expect((await get(sandbox, '/user')).status).toBe(404);
    await fetch(address, { method: 'DELETE' });
    expect((await get(sandbox, '/user')).status).toBe(200);
  });

  it('counts requests, points and answers', async () => {
    await ask(sandbox, page);
    await get(sandbox, '/user');
    const counted = await fetch(`${sandbox.origin}/_sandbox/requests`);
    expect(await counted.json()).toEqual({
      total: 2,
      graphql: 1,
      rest: 1,
      points: 1,
      byOperation: {
        Page: { requests: 1, points: 1 },
        user: { requests: 1, points: 0 },
      },
      byStatus: { '200': 2 },
    });
    sandbox.requests.reset();
    expect(sandbox.requests.counts.total).toBe(0);
  });
});

describe('Faults', () => {
  const anything = { operations: [], repositories: [] };

  function met(faults: Faults, requests: number): number[] {
    return Array.from({ length: requests }, () => faults.meet(anything).length);
  }

  it('lets the first requests pass and ends when it is used up', () => {
    const faults = new Faults(1);
    faults.add({ kind: 'noAnswer', skip: 2, times: 3 });
    expect(met(faults, 7)).toEqual([0, 0, 1, 1, 1, 0, 0]);
    expect(faults.list()).toEqual([]);
  });

  it('draws the same chances from the same seed', () => {
    const draw = (seed: number) => {
      const faults = new Faults(seed);
      faults.add({ kind: 'noAnswer', probability: 0.3 });
      return met(faults, 1000);
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    const share = draw(1).filter(Boolean).length / 1000;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });
});
