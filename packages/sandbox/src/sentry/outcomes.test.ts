import { askSentry } from '../__testUtils__/askingSentry';
import { Sandbox, startSandbox } from '../startSandbox';

const now = new Date('2026-11-18T12:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());

interface Outcomes {
  intervals?: string[];
  groups: {
    by: Record<string, string | number>;
    totals: { 'sum(quantity)': number };
    series?: { 'sum(quantity)': number[] };
  }[];
}

const asked = {
  field: 'sum(quantity)',
  category: 'error',
  interval: '1d',
  start: '2026-11-02T00:00:00',
  end: '2026-11-11T00:00:00',
};

const project = () => sandbox.company.errors.project('acme', 'parcel-tracking');

describe('stats_v2', () => {
  it('tells what was dropped, day by day, over all environments', async () => {
    const { body } = await askSentry<Outcomes>(sandbox, 'stats_v2', {
      ...asked,
      groupBy: 'outcome',
      project: project().id,
    });
    const truth = (day: number) =>
      sandbox.company.errors.day(
        project(),
        'production',
        `2026-11-${String(day).padStart(2, '0')}`,
      );
    const limited = body.groups.find(it => it.by.outcome === 'rate_limited');
    expect(limited?.series?.['sum(quantity)']).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10].map(day => truth(day).rateLimited),
    );
    expect(limited?.totals['sum(quantity)']).toBeGreaterThan(0);
    const staging = sandbox.company.errors.day(
      project(),
      'staging',
      '2026-11-02',
    );
    const accepted = body.groups.find(it => it.by.outcome === 'accepted');
    expect(accepted?.series?.['sum(quantity)'][0]).toBe(
      truth(2).events + staging.events,
    );
    expect(body.groups.map(it => it.by.outcome)).toContain('client_discard');
  });

  it('gives no series by project, only totals', async () => {
    const { body } = await askSentry<Outcomes>(sandbox, 'stats_v2', {
      ...asked,
      groupBy: ['project', 'outcome'],
    });
    expect(body.intervals).toBeUndefined();
    expect(body.groups.every(it => it.series === undefined)).toBe(true);
    const limited = body.groups.filter(it => it.by.outcome === 'rate_limited');
    expect(limited.map(it => it.by.project)).toEqual([project().id]);
  });

  it('refuses an environment, a missing category and what it does not know', async () => {
    for (const parameters of [
      { environment: 'production' },
      { category: [] },
      { category: 'mistakes' },
      { outcome: 'lost' },
      { groupBy: 'environment' },
      { field: 'count()' },
      { field: [] },
    ]) {
      const answer = await askSentry(sandbox, 'stats_v2', {
        ...asked,
        groupBy: 'outcome',
        ...parameters,
      });
      expect([parameters, answer.status]).toEqual([parameters, 400]);
    }
  });
});
