import { askSentry } from '../__testUtils__/askingSentry';
import { Sandbox, startSandbox } from '../startSandbox';

const now = new Date('2026-11-18T12:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());

interface Health {
  start: string;
  end: string;
  intervals: string[];
  groups: {
    by: { project?: number; environment?: string };
    totals: Record<string, number | null>;
    series: Record<string, (number | null)[]>;
  }[];
  detail?: string;
}

const users = 'count_unique(user)';
const crashFree = 'crash_free_rate(user)';
const days = {
  field: [users, crashFree],
  groupBy: ['project', 'environment'],
  interval: '1d',
  start: '2026-11-09T00:00:00Z',
  end: '2026-11-12T00:00:00Z',
};

const id = (slug: string) => sandbox.company.errors.project('acme', slug).id;

describe('sessions', () => {
  it('counts active users by project, environment and day, and never adds them up', async () => {
    const { body } = await askSentry<Health>(sandbox, 'sessions', days);
    expect(body.intervals).toEqual([
      '2026-11-09T00:00:00Z',
      '2026-11-10T00:00:00Z',
      '2026-11-11T00:00:00Z',
    ]);
    const group = body.groups.find(
      ({ by }) =>
        by.project === id('checkout') && by.environment === 'production',
    );
    const { active, crashed } = sandbox.company.errors.day(
      sandbox.company.errors.project('acme', 'checkout'),
      'production',
      '2026-11-10',
    );
    const count = active.to - active.from;
    expect(group?.series[users][1]).toBe(count);
    expect(group?.series[crashFree][1]).toBeCloseTo(
      1 - (crashed.to - crashed.from) / count,
      10,
    );
    const daily = (group?.series[users] ?? []).map(Number);
    expect(group?.totals[users]).toBeGreaterThan(Math.max(...daily));
    expect(group?.totals[users]).toBeLessThan(
      daily.reduce((sum, it) => sum + it, 0),
    );
  });

  it('has nothing of a project without release health, and no users where none is identified', async () => {
    const { body } = await askSentry<Health>(sandbox, 'sessions', days);
    const named = body.groups.map(({ by }) => by.project);
    expect(named).not.toContain(id('invoices'));
    expect(named).not.toContain(id('legacy-invoices'));
    const anonymous = body.groups.find(
      ({ by }) => by.project === id('payment-router'),
    );
    expect(anonymous?.totals).toEqual({ [users]: 0, [crashFree]: null });
  });

  it('counts people of two projects and two environments once', async () => {
    const asked = async (groupBy: string[], environment: string[]) => {
      const { body } = await askSentry<Health>(sandbox, 'sessions', {
        ...days,
        groupBy,
        environment,
        project: ['account-profile-web', 'account-profile-mobile'].map(id),
      });
      return body.groups.map(({ totals }) => Number(totals[users]));
    };
    const [together] = await asked([], ['production']);
    const apart = await asked(['project'], ['production']);
    expect(apart).toHaveLength(2);
    expect(together).toBeLessThan(apart[0] + apart[1]);
    const [everywhere] = await asked([], []);
    const each = await asked(['environment'], []);
    expect(everywhere).toBeLessThan(each[0] + each[1]);
  });

  it('rounds to whole days, today as far as it has come', async () => {
    const { body } = await askSentry<Health>(sandbox, 'sessions', {
      ...days,
      project: id('checkout'),
      environment: 'production',
      start: '2026-11-16T15:00:00Z',
      end: '2026-11-18T12:00:00Z',
    });
    expect([body.start, body.end]).toEqual([
      '2026-11-16T00:00:00Z',
      '2026-11-19T00:00:00Z',
    ]);
    const [{ series }] = body.groups;
    expect(series[users]).toHaveLength(3);
    expect(series[users][2]).toBeLessThan(Number(series[users][1]));
  });

  it('answers at most 10,000 points', async () => {
    const asked = {
      ...days,
      start: '2026-08-25T00:00:00Z',
      end: '2026-11-17T00:00:00Z',
      interval: '6h',
    };
    const refused = await askSentry<Health>(sandbox, 'sessions', asked);
    expect(refused.status).toBe(400);
    expect(refused.body.detail).toContain('too many results');
    const cutting = await startSandbox({
      port: 0,
      now: () => now,
      sentry: { tooManyPoints: 'cut' },
    });
    const cut = await askSentry<Health>(cutting, 'sessions', asked);
    await cutting.stop();
    // 84 days of 4 points, and one more: ⌊10,000 ÷ 337⌋.
    expect(cut.body.groups).toHaveLength(29);
  });

  it('refuses what it does not know', async () => {
    for (const parameters of [
      { field: [] },
      { field: 'count_unique(people)' },
      { groupBy: 'moon' },
      { interval: '2d' },
      { interval: '5h' },
      { interval: '30m' },
      { start: '2026-01-01', end: '2026-02-01' },
    ]) {
      const answer = await askSentry(sandbox, 'sessions', {
        ...days,
        ...parameters,
      });
      expect([parameters, answer.status]).toEqual([parameters, 400]);
    }
  });
});
