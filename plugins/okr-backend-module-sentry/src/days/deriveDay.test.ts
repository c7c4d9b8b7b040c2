import { DayCounts, deriveDay, DayPlace, noTraffic } from './deriveDay';

const today = '2026-11-20';
const place: DayPlace = {
  organization: 'acme',
  project: { id: '42', slug: 'checkout' },
  releaseHealth: true,
  environments: ['production'],
  webAddress: 'https://sentry.io/organizations/acme',
};

function told(
  counts: Partial<DayCounts>,
  { day = '2026-11-18', ...others }: Partial<DayPlace> & { day?: string } = {},
) {
  const rules = { droppedShare: 0.1 };
  const whole = { ...noTraffic, ...counts };
  const group = deriveDay(day, whole, { ...place, ...others }, rules, today);
  return group.facts.map(fact => [
    fact.metric,
    fact.numerator,
    fact.denominator,
    fact.complete,
  ]);
}

describe('deriveDay', () => {
  it('divides events by active users, not by those who met an error', () => {
    expect(
      told({
        events: 30,
        affectedUsers: 7,
        activeUsers: 200,
        crashFreeRate: 0.985,
      }),
    ).toEqual([
      ['sentry.errorsPerUserDay', 30, 200, true],
      ['sentry.crashFreeUsers', 197, 200, true],
    ]);
  });

  it('makes whole people of a rate that is not exact', () => {
    // 1 − 2/3 as a double is not 1/3.
    const crashFreeRate = 1 - 2 / 3;
    expect(told({ activeUsers: 3, crashFreeRate })).toContainEqual([
      'sentry.crashFreeUsers',
      1,
      3,
      true,
    ]);
  });

  it('has no fact for a day without traffic', () => {
    expect(told({})).toEqual([]);
  });

  it('counts a day with users and no events as one without errors', () => {
    expect(told({ activeUsers: 9 })).toEqual([
      ['sentry.errorsPerUserDay', 0, 9, true],
    ]);
  });

  it('gives events of unknown people nobody to be divided by', () => {
    expect(told({ events: 5 })).toEqual([
      ['sentry.errorsPerUserDay', 5, 0, true],
    ]);
  });

  it('offers errors per affected user where sessions name no user and errors do', () => {
    expect(told({ events: 10, affectedUsers: 5 })).toEqual([
      ['sentry.errorsPerUserDay', 10, 0, true],
      ['sentry.errorsPerAffectedUser', 10, 5, true],
    ]);
  });

  it('offers errors per affected user where release health is missing', () => {
    expect(
      told({ events: 5, affectedUsers: 2 }, { releaseHealth: false }),
    ).toEqual([
      ['sentry.errorsPerUserDay', 5, 0, true],
      ['sentry.errorsPerAffectedUser', 5, 2, true],
    ]);
  });

  it('leaves today incomplete', () => {
    expect(
      told({ events: 1, activeUsers: 2, crashFreeRate: 1 }, { day: today }),
    ).toEqual([
      ['sentry.errorsPerUserDay', 1, 2, false],
      ['sentry.crashFreeUsers', 2, 2, false],
    ]);
  });

  it('leaves a day incomplete of which Sentry says so itself', () => {
    expect(
      told({ events: 1, activeUsers: 2, crashFreeRate: 1, incomplete: true }),
    ).toEqual([
      ['sentry.errorsPerUserDay', 1, 2, false],
      ['sentry.crashFreeUsers', 2, 2, true],
    ]);
  });

  it.each([
    [0.1, true],
    [0.1001, false],
  ])('with %d dropped, a day is complete: %s', (droppedShare, complete) => {
    expect(
      told({ events: 1, activeUsers: 2, crashFreeRate: 1, droppedShare }),
    ).toEqual([
      ['sentry.errorsPerUserDay', 1, 2, complete],
      // Events were dropped, not sessions.
      ['sentry.crashFreeUsers', 2, 2, true],
    ]);
  });

  it.each([
    ['2026-11-18', false],
    ['2026-11-19', true],
    ['2026-11-20', true],
  ])('keeps %s open: %s', (day, open) => {
    const rules = { droppedShare: 0.1 };
    const group = deriveDay(day, noTraffic, place, rules, today);
    expect(group).toEqual({ key: `day/${day}`, open, facts: [] });
  });

  it('names all environments that were asked for together', () => {
    const environments = ['canary', 'production'];
    const counts = { ...noTraffic, events: 1 };
    const rules = { droppedShare: 0.1 };
    const [{ dimensions, url }] = deriveDay(
      '2026-11-18',
      counts,
      { ...place, environments },
      rules,
      today,
    ).facts;
    expect(dimensions.environment).toBe('canary+production');
    expect(new URL(url).searchParams.getAll('environment')).toEqual(
      environments,
    );
  });
});
