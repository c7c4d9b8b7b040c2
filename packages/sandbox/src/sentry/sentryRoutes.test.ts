import { askSentry, nextPage } from '../__testUtils__/askingSentry';
import { Sandbox, SandboxOptions, startSandbox } from '../startSandbox';

const now = new Date('2026-11-18T12:00:00Z');
const started: Sandbox[] = [];

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: 0, now: () => now, ...options });
  started.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(sandbox => sandbox.stop()));
});

interface ListedProject {
  id: string;
  slug: string;
  hasSessions: boolean;
}

describe('sentryRoutes', () => {
  it('says which scopes a token has, and refuses what they do not allow', async () => {
    const tokens = { weak: ['event:read'], good: ['org:read'] };
    const sandbox = await start({ sentry: { tokens } });
    const root = await fetch(`${sandbox.sentryUrls.acme}/api/0/`, {
      headers: { authorization: 'Bearer weak' },
    });
    expect(await root.json()).toMatchObject({
      auth: { scopes: ['event:read'] },
    });
    const asked = (authorization: string) =>
      askSentry(sandbox, 'projects', {}, authorization);
    expect(await asked('Bearer weak')).toMatchObject({
      status: 403,
      body: { detail: 'You do not have permission to perform this action.' },
    });
    expect((await asked('Bearer good')).status).toBe(200);
    expect(await asked('Bearer other')).toMatchObject({
      status: 401,
      body: { detail: 'Invalid token' },
    });
    expect((await asked('')).status).toBe(401);
  });

  it('serves each organization under a base path of its own', async () => {
    const sandbox = await start();
    const get = async (url: string) =>
      fetch(url, { headers: { authorization: 'Bearer test' } });
    const { acme, 'acme-eu': europe } = sandbox.sentryUrls;
    const own = await get(`${europe}/api/0/organizations/acme-eu/`);
    expect(await own.json()).toMatchObject({ slug: 'acme-eu' });
    for (const url of [
      `${europe}/api/0/organizations/acme/`,
      `${acme}/api/0/organizations/acme-eu/projects/`,
      `${acme}/api/0/organizations/acme/nothing/`,
      `${acme}/api/0/nothing/`,
    ]) {
      const answer = await get(url);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({
        detail: 'The requested resource does not exist',
      });
    }
  });

  it('leads through all projects, page by page', async () => {
    const sandbox = await start();
    const slugs: string[] = [];
    let url:
      | string
      | undefined = `${sandbox.sentryUrls.acme}/api/0/organizations/acme/projects/?per_page=7`;
    while (url) {
      const response: Response = await fetch(url, {
        headers: { authorization: 'Bearer test' },
      });
      const page: ListedProject[] = await response.json();
      expect(page.length).toBeLessThanOrEqual(7);
      slugs.push(...page.map(it => it.slug));
      url = nextPage(response.headers);
    }
    const expected = sandbox.company.errors.projects
      .filter(it => it.organization === 'acme')
      .map(it => it.slug);
    expect(slugs.sort()).toEqual(expected.sort());
    const { body } = await askSentry<ListedProject[]>(sandbox, 'projects', {
      query: 'slug:invoices',
    });
    expect(body).toMatchObject([{ slug: 'invoices', hasSessions: false }]);
  });

  it('refuses pages that are too long, bad cursors and parameters it does not know', async () => {
    const sandbox = await start();
    for (const [name, value] of [
      ['per_page', '101'],
      ['cursor', 'abc'],
      ['limit', '10'],
    ]) {
      const answer = await askSentry(sandbox, 'projects', { [name]: value });
      expect(answer.status).toBe(400);
      expect(answer.body.detail).toMatch(/per_page|cursor|limit/);
    }
  });

  it('allows so many requests a second', async () => {
    const sandbox = await start({ sentry: { requestsPerSecond: 2 } });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => askSentry(sandbox, 'projects')),
    );
    const refused = answers.filter(it => it.status === 429);
    // They may fall into two seconds.
    expect(refused.length).toBeGreaterThanOrEqual(4);
    const [{ headers, body }] = refused;
    expect(headers.get('x-sentry-rate-limit-limit')).toBe('2');
    expect(headers.get('x-sentry-rate-limit-remaining')).toBe('0');
    expect(Number(headers.get('x-sentry-rate-limit-reset'))).toBeGreaterThan(
      Date.now() / 1000 - 2,
    );
    expect(body.detail).toContain('too frequently');
  });

  it('fails the way a fault says, for the requests it is meant for', async () => {
    const sandbox = await start();
    const asked = () => askSentry(sandbox, 'projects');
    sandbox.faults.add({
      kind: 'tooManyRequests',
      retryAfterSeconds: 30,
      times: 1,
      operation: 'sentry projects',
    });
    const limited = await asked();
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('30');
    expect(limited.headers.get('x-sentry-rate-limit-remaining')).toBe('0');
    sandbox.faults.add({
      kind: 'primaryExhausted',
      resetInSeconds: 9,
      times: 1,
    });
    const exhausted = await asked();
    expect(exhausted.status).toBe(429);
    expect(exhausted.headers.has('retry-after')).toBe(false);
    sandbox.faults.add({ kind: 'status', status: 503, times: 1 });
    expect((await asked()).status).toBe(503);
    sandbox.faults.add({ kind: 'truncatedBody', times: 1 });
    await expect(asked()).rejects.toThrow();
    sandbox.faults.add({ kind: 'connectionReset', times: 1 });
    await expect(asked()).rejects.toThrow();
    expect((await asked()).status).toBe(200);
    expect(sandbox.requests.counts.byOperation['sentry projects']).toEqual({
      requests: 6,
      points: 0,
    });
  });

  it('meets faults of one project by its name', async () => {
    const sandbox = await start();
    sandbox.faults.add({
      kind: 'status',
      status: 500,
      repository: 'acme/cart',
    });
    const { errors } = sandbox.company;
    const asked = (slug: string) =>
      askSentry(sandbox, 'events', {
        field: 'count()',
        project: errors.project('acme', slug).id,
      });
    expect((await asked('cart')).status).toBe(500);
    expect((await asked('wallet')).status).toBe(200);
  });

  it('has a page for people behind every link', async () => {
    const sandbox = await start();
    const { id } = sandbox.company.errors.project('acme', 'checkout');
    for (const path of ['projects/checkout/', `issues/?project=${id}`]) {
      const response = await fetch(
        `${sandbox.sentryUrls.acme}/organizations/acme/${path}`,
      );
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('acme/checkout');
    }
    const missing = await fetch(
      `${sandbox.sentryUrls.acme}/organizations/acme/projects/nothing/`,
    );
    expect(missing.status).toBe(404);
  });
});
