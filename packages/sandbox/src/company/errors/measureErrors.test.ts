import { createCompany } from '../createCompany';
import { measureErrors } from './measureErrors';

const hour = 3_600_000;
const now = new Date('2026-11-18T12:00:00Z');
const { errors } = createCompany({ seed: 1, now });
const project = errors.project('acme', 'checkout');
const start = Date.parse('2026-11-10T00:00:00Z');
const truth = {
  events: 1000,
  sessions: 200,
  active: { from: 100, to: 200 },
  affected: { from: 100, to: 140 },
  crashed: { from: 100, to: 102 },
  rateLimited: 50,
  clientDiscarded: 10,
};
errors.change(project, 'production', '2026-11-10', truth);
errors.change(project, 'production', '2026-11-11', {
  ...truth,
  active: { from: 150, to: 260 },
});

function measure(fromHour: number, toHour: number, atHour: number) {
  return measureErrors(errors, {
    projects: [project],
    environments: ['production'],
    from: start + fromHour * hour,
    to: start + toHour * hour,
    at: start + atHour * hour,
  });
}

describe('measureErrors', () => {
  it('tells a whole day as it was', () => {
    expect(measure(0, 24, 100)).toEqual({
      events: 1000,
      sessions: 200,
      activeUsers: 100,
      affectedUsers: 40,
      crashedUsers: 2,
      rateLimited: 50,
      clientDiscarded: 10,
    });
  });

  it('counts people of two days once', () => {
    // 100 to 200 and 150 to 260 are the people 100 to 260.
    expect(measure(0, 48, 100)).toMatchObject({
      events: 2000,
      activeUsers: 160,
      affectedUsers: 40,
    });
  });

  it('adds up to the day over its parts', () => {
    const parts = [0, 5, 11, 24].map((from, index, all) =>
      index < 3 ? measure(from, all[index + 1], 100).events : 0,
    );
    expect(parts.reduce((sum, it) => sum + it, 0)).toBe(1000);
  });

  it('lets today grow with the clock, and knows nothing of what is to come', () => {
    const seen = [1, 6, 12, 18].map(at => measure(0, 24, at));
    for (const [index, { events, activeUsers }] of seen.entries()) {
      const before = seen[index - 1] ?? { events: 0, activeUsers: 0 };
      expect(events).toBeGreaterThan(before.events);
      expect(activeUsers).toBeGreaterThan(before.activeUsers);
    }
    expect(measure(12, 24, 12).events).toBe(0);
    expect(measure(0, 24, 0)).toMatchObject({ events: 0, activeUsers: 0 });
  });

  it('receives a few events hours after the day', () => {
    expect(measure(0, 24, 24).events).toBe(970);
    expect(measure(0, 24, 27).events).toBe(985);
    expect(measure(0, 24, 30).events).toBe(1000);
  });
});
