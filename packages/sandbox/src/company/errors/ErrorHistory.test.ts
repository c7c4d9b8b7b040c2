import { createCompany } from '../createCompany';
import { measureErrors, MeasuredErrors } from './measureErrors';
import { errorTraits } from './projects';
import { ErrorProject } from './types';

const dayLength = 24 * 3_600_000;
const now = new Date('2026-11-18T12:00:00Z');
const company = createCompany({ seed: 1, now });
const { errors } = company;

function between(
  projects: readonly ErrorProject[],
  from: string,
  to: string,
): MeasuredErrors {
  return measureErrors(errors, {
    projects,
    environments: ['production'],
    from: Date.parse(from),
    to: Date.parse(to),
    at: now.getTime(),
  });
}

function of(service: string): ErrorProject[] {
  return errors.projectsOf(service);
}

/** Four weeks, so that the rhythm of the week is the same. */
const beforeLast = ['2026-07-13', '2026-08-10'] as const;
const last = ['2026-10-12', '2026-11-09'] as const;

describe('ErrorHistory', () => {
  it('gives most services a project, and none two of the same name', () => {
    const names = errors.projects.map(it => `${it.organization}/${it.slug}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(errors.projects.map(it => it.id)).size).toBe(names.length);
    const withOne = new Set(errors.projects.map(it => it.service));
    expect(withOne.size / company.services.length).toBeGreaterThan(0.8);
    expect(withOne.has('coupon-engine')).toBe(false);
    expect(new Set(errors.projects.map(it => it.organization))).toEqual(
      new Set(['acme', 'acme-eu']),
    );
  });

  it('keeps what was when the sandbox starts later in the quarter', () => {
    const later = createCompany({
      seed: 1,
      now: new Date('2026-12-20T00:00:00Z'),
    });
    const [project] = of('checkout');
    const day = ['production', '2026-11-03'] as const;
    expect(later.errors.day(project, ...day)).toEqual(
      errors.day(project, ...day),
    );
    const other = createCompany({ seed: 2, now });
    expect(other.errors.day(project, ...day)).not.toEqual(
      errors.day(project, ...day),
    );
  });

  it('lets users who met an error be active, and those who crashed have met one', () => {
    for (const project of errors.projects) {
      for (const environment of ['production', 'staging'] as const) {
        const day = errors.day(project, environment, '2026-10-20');
        expect(day.affected.from).toBeGreaterThanOrEqual(day.active.from);
        expect(day.affected.to).toBeLessThanOrEqual(day.active.to);
        expect(day.crashed.from).toBeGreaterThanOrEqual(day.affected.from);
        expect(day.crashed.to).toBeLessThanOrEqual(day.affected.to);
      }
    }
  });

  it('lets one grow by a fifth in a quarter while each user meets fewer errors', () => {
    const [before, after] = [beforeLast, last].map(([from, to]) =>
      dailySums(of(errorTraits.growing), from, to),
    );
    expect(after.users / before.users).toBeCloseTo(1.2, 1);
    expect(after.events / before.events).toBeGreaterThan(0.93);
    expect(after.events / after.users).toBeLessThan(
      0.9 * (before.events / before.users),
    );
  });

  it('has events without users where nobody is identified', () => {
    const sums = between(of(errorTraits.anonymous), ...last);
    expect(sums.events).toBeGreaterThan(1_000);
    expect(sums).toMatchObject({ activeUsers: 0, affectedUsers: 0 });
    expect(sums.sessions).toBeGreaterThan(0);
  });

  it('knows who met an error, but not who was there, without release health', () => {
    const sums = between(of(errorTraits.withoutReleaseHealth), ...last);
    expect(sums).toMatchObject({ activeUsers: 0, sessions: 0 });
    expect(sums.affectedUsers).toBeGreaterThan(100);
  });

  it('drops much on some days of one that is over its quota, and little elsewhere', () => {
    const days = Array.from({ length: 28 }, (_, index) => {
      const at = Date.parse(last[0]) + index * dayLength;
      const day = new Date(at).toISOString().slice(0, 10);
      const [project] = of(errorTraits.overQuota);
      return errors.day(project, 'production', day);
    });
    const limited = days.filter(it => it.rateLimited > 0.2 * it.events);
    expect(limited.length).toBeGreaterThan(5);
    expect(limited.length).toBeLessThan(15);
    expect(between(of('checkout'), ...last).rateLimited).toBe(0);
  });

  it('has one that nobody uses', () => {
    expect(between(of(errorTraits.silent), ...last)).toMatchObject({
      events: 0,
      activeUsers: 0,
      affectedUsers: 0,
    });
  });

  it('counts people who use the web and the app once', () => {
    const [web, app] = of(errorTraits.twoProjects);
    const [onWeb, inApp, both] = [[web], [app], [web, app]].map(
      it => between(it, '2026-11-10', '2026-11-11').activeUsers,
    );
    expect(both).toBeGreaterThan(Math.max(onWeb, inApp));
    expect(both).toBeLessThan(onWeb + inApp);
  });

  it('lets every fifth to three in five of a smaller project use another of the team', () => {
    const active = (projects: readonly ErrorProject[], date: string) =>
      measureErrors(errors, {
        projects,
        environments: ['production'],
        from: Date.parse(date),
        to: Date.parse(date) + dayLength,
        at: now.getTime(),
      }).activeUsers;
    const pairs = errors.projects.flatMap((one, index) =>
      errors.projects
        .slice(index + 1)
        .filter(other => other.audience === one.audience)
        .map(other => [one, other]),
    );
    const shares = pairs.flatMap(pair =>
      // A Sunday and a Wednesday, a year apart.
      ['2025-11-09', '2026-11-11'].flatMap(date => {
        const [one, other] = pair.map(it => active([it], date));
        const fewer = Math.min(one, other);
        const shared = one + other - active(pair, date);
        return fewer > 50 ? [shared / fewer] : [];
      }),
    );
    expect(shares.length).toBeGreaterThan(20);
    for (const share of shares) {
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.6);
    }
    for (const [one, other] of pairs) {
      expect(one.team).toBe(other.team);
    }
  });

  it('shows what a test lets happen', () => {
    const changed = createCompany({ seed: 1, now }).errors;
    const project = changed.project('acme', 'cart');
    changed.change(project, 'production', '2026-11-10', { events: 77 });
    const day = changed.day(project, 'production', '2026-11-10');
    expect(day.events).toBe(77);
    expect(day.active.to).toBeGreaterThan(day.active.from);
  });
});

function dailySums(
  projects: readonly ErrorProject[],
  from: string,
  to: string,
): { events: number; users: number } {
  let [events, users] = [0, 0];
  for (let at = Date.parse(from); at < Date.parse(to); at += dayLength) {
    const [start, end] = [at, at + dayLength].map(it =>
      new Date(it).toISOString(),
    );
    const day = between(projects, start, end);
    events += day.events;
    users += day.activeUsers;
  }
  return { events, users };
}
