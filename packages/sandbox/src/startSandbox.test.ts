import { ask } from './__testUtils__/asking';
import { startSandbox } from './startSandbox';

const now = new Date('2026-11-18T12:00:00Z');
const hour = 3_600_000;

interface Newest {
  repository: {
    pullRequests: { totalCount: number; nodes: { updatedAt: string }[] };
  };
}

const newest = `{ repository(owner: "acme", name: "checkout") {
  pullRequests(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { updatedAt } } } }`;

describe('startSandbox', () => {
  it('goes on living while the clock runs', async () => {
    let clock = now;
    const sandbox = await startSandbox({ port: 0, now: () => clock });
    const before = await ask<Newest>(sandbox, newest);
    clock = new Date(now.getTime() + 7 * 24 * hour);
    const after = await ask<Newest>(sandbox, newest);
    await sandbox.stop();
    const seen = (answer: typeof before) => answer.data.repository.pullRequests;
    expect(seen(after).totalCount).toBeGreaterThan(seen(before).totalCount);
    expect(Date.parse(seen(before).nodes[0].updatedAt)).toBeLessThanOrEqual(
      now.getTime(),
    );
    expect(Date.parse(seen(after).nodes[0].updatedAt)).toBeGreaterThan(
      now.getTime(),
    );
  });

  it('shows what a test lets happen', async () => {
    const sandbox = await startSandbox({ port: 0, now: () => now });
    const repository = sandbox.company.repository('acme/checkout');
    const number = repository.nextNumber();
    repository.put({
      number,
      title: 'Try something',
      labels: [],
      bornDraft: false,
      createdAt: now.getTime() - hour,
      events: [],
    });
    repository.addEvents(number, { kind: 'merged', at: now.getTime() });
    const one = `{ repository(owner: "acme", name: "checkout") { pullRequest(number: ${number}) { state author { login } } } }`;
    expect((await ask(sandbox, one)).data).toEqual({
      repository: { pullRequest: { state: 'MERGED', author: null } },
    });
    repository.rename('acme/till');
    const renamed = await ask(
      sandbox,
      '{ repository(owner: "acme", name: "checkout") { nameWithOwner } }',
    );
    expect(renamed.data).toEqual({
      repository: { nameWithOwner: 'acme/till' },
    });
    repository.condition = 'gone';
    expect((await ask(sandbox, one)).errors?.[0].type).toBe('NOT_FOUND');
    await sandbox.stop();
  });

  it('has a page for people behind every link', async () => {
    const sandbox = await startSandbox({ port: 0, now: () => now });
    const [{ number }] = sandbox.company
      .repository('acme/checkout')
      .pullRequests();
    for (const path of ['/acme/checkout', `/acme/checkout/pull/${number}`]) {
      const response = await fetch(sandbox.origin + path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('a stand-in for GitHub');
    }
    const missing = await fetch(`${sandbox.origin}/acme/checkout/pull/999999`);
    expect(missing.status).toBe(404);
    await sandbox.stop();
  });

  it('serves a scaled company with exactly so many pull requests', async () => {
    const sandbox = await startSandbox({
      port: 0,
      now: () => now,
      scale: { repositories: 2, pullRequestsPerRepository: 1234 },
    });
    const { data } = await ask(
      sandbox,
      '{ repository(owner: "acme", name: "service-00002") { pullRequests(first: 1) { totalCount } } }',
    );
    expect(data).toEqual({
      repository: { pullRequests: { totalCount: 1234 } },
    });
    await sandbox.stop();
  });
});
