import { keyResultSchema, SeriesPoint } from '../../api';
import { findMetric } from '../../metrics';
import { CYCLE, evaluate, habit, HALF, iso } from '../__testUtils__/keyResults';
import { HabitKeyResult, KeyResultInput } from '../KeyResultInput';
import { habitPeriodsOf } from './evaluateHabit';

const DAY = 86_400_000;

const thrice: HabitKeyResult = {
  ...habit,
  times: 3,
  count: { metric: 'github.reviewWait', where: { team: 'ours' } },
};

type Told = number | SeriesPoint['value'] | 'half';

const point = (from: number, to: number, told: Told): SeriesPoint => ({
  from: iso(from),
  to: iso(to),
  value:
    typeof told === 'object'
      ? told
      : { kind: 'value', value: told === 'half' ? 1 : told },
  answered: 0,
  waiting: 0,
  ...(told === 'half' && { incomplete: true }),
});

const unread: Told = { kind: 'none', reason: 'notCollected' };
const empty: Told = { kind: 'none', reason: 'noItems' };

/** Week by week from 1 October, a Thursday, whose week is the first of the cycle. */
const stand = (told: readonly Told[], rest: Partial<KeyResultInput> = {}) => {
  const asOf = Math.min(rest.asOf ?? HALF, CYCLE.to);
  const periods = habitPeriodsOf(thrice, CYCLE, asOf, 'utc');
  const evaluated = evaluate(thrice, undefined, {
    freshness: { stale: false, collectedThrough: iso(asOf) },
    series: periods.map(({ from, to }, index) =>
      point(from, to, told[index] ?? 3),
    ),
    ...rest,
  });
  expect(keyResultSchema.parse(evaluated)).toEqual(evaluated);
  return evaluated;
};

// HALF is 16 November 2026, a Monday at 00:00: seven weeks are over, and 14 belong to the cycle.
describe('a habit that is counted from facts', () => {
  it('is kept in the weeks with as many facts as promised', () => {
    expect(stand([3, 4, 2, 3, 3, 9, 3])).toMatchObject({
      kind: 'habit',
      state: 'on track',
      stateReason: 'Kept: 6 of 7 weeks, the last 4 in a row.',
      promise: '3 per week',
      metric: { id: 'github.reviewWait', stat: 'count' },
      where: { team: 'ours' },
      progress: 6 / 14,
      score: 6 / 14,
      expectedProgress: 7 / 14,
      habit: { times: 3, per: 'week', of: 14, streak: 4 },
    });
  });

  it('was missed in a week in which nothing happened, once that was read', () => {
    expect(stand(Array(5).fill(empty))).toMatchObject({
      // 5 of 14 are more than 30 %.
      state: 'off track',
      stateReason: 'Missed too often: 2 of 7 weeks, the last 2 in a row.',
    });
  });

  it('was neither kept nor missed in a week of which nothing was read', () => {
    const evaluated = stand([unread]);
    expect(evaluated).toMatchObject({
      state: 'on track',
      stateReason:
        'Kept: 6 of 6 weeks, the last 6 in a row. Of 1 week it is not known.',
      // The week counts on neither side.
      score: 6 / 13,
      expectedProgress: 6 / 13,
    });
    expect(evaluated.habit?.periods[0]).toMatchObject({
      ticks: 0,
      kept: false,
      unknown: true,
    });
    expect(evaluated.habit?.periods[1]).not.toHaveProperty('unknown');
  });

  it('was kept in a week that is not read to its end when enough is known already', () => {
    // Read up to Sunday noon of the seventh week.
    const freshness = { stale: false, collectedThrough: iso(HALF - DAY / 2) };
    const last = (told: Told) =>
      stand([3, 3, 3, 3, 3, 3, told], { freshness }).habit?.periods[6];
    expect(last(3)).toMatchObject({ kept: true, ticks: 3 });
    expect(last(3)).not.toHaveProperty('unknown');
    expect(last(2)).toMatchObject({ kept: false, ticks: 2, unknown: true });
  });

  it('does not know a week of which days are missing', () => {
    expect(stand(['half']).habit?.periods[0]).toMatchObject({
      ticks: 1,
      unknown: true,
    });
  });

  it('is never better than at risk where the unknown weeks matter', () => {
    // None or four of 14 were missed.
    expect(stand([unread, unread, unread, unread])).toMatchObject({
      state: 'at risk',
      stateReason:
        'Too little is known to tell: 3 of 3 weeks kept, the last 3 in a row. Of 4 weeks it is not known.',
    });
  });

  it('is off track where that is so however the unknown weeks were', () => {
    expect(stand([unread, 0, 0, 0, 0, 0]).state).toBe('off track');
  });

  it('has no data while no whole week was read', () => {
    expect(stand(Array(7).fill(unread))).toMatchObject({
      state: 'no data',
      stateReason: 'GitHub has not been read for any whole week yet.',
    });
    const never = stand(Array(7).fill(unread), { freshness: { stale: false } });
    expect(never).toMatchObject({
      state: 'no data',
      stateReason: 'GitHub has not been read yet.',
    });
    expect(never).not.toHaveProperty('score');
  });

  it('leaves the week that runs open', () => {
    const tuesday = { asOf: HALF + 1.5 * DAY };
    expect(stand([3, 3, 3, 3, 3, 3, 3, 1], tuesday)).toMatchObject({
      state: 'on track',
      stateReason: 'Kept: 7 of 7 weeks, the last 7 in a row.',
    });
    const first = { asOf: CYCLE.from + DAY };
    expect(stand([1], first)).toMatchObject({
      state: 'no data',
      stateReason: 'The first week still runs.',
    });
    expect(stand([3], first).state).toBe('on track');
  });

  it('is not made achieved by silence', () => {
    const asOf = CYCLE.to + DAY;
    const read = { stale: false, collectedThrough: iso(asOf) };
    const mostlyUnread = [3, 3, 3, ...Array(11).fill(unread)];
    expect(stand(mostlyUnread, { asOf, freshness: read }).state).toBe(
      'at risk',
    );
    expect(stand([], { asOf, freshness: read })).toMatchObject({
      state: 'achieved',
      score: 1,
    });
  });

  it('is outdated when its source is', () => {
    expect(
      stand([], { freshness: { stale: true, collectedThrough: iso(HALF) } })
        .state,
    ).toBe('outdated');
  });

  it('is invalid where its metric is not known or tells of no events', () => {
    expect(stand([], { metric: undefined })).toMatchObject({
      state: 'invalid',
      stateReason: 'The metric github.reviewWait is not known here.',
    });
    expect(
      stand([], { metric: findMetric('incidents.downtimeShare') }).stateReason,
    ).toBe(
      'The metric incidents.downtimeShare does not tell how often something happened.',
    );
  });

  it('takes no ticks, and still carries a confidence', () => {
    const checkIns = [
      {
        objectiveId: 'o',
        keyResultId: 'k',
        day: '2026-11-12',
        at: Date.parse('2026-11-12T12:00:00Z'),
        ticks: 9,
        confidence: 8,
      },
    ];
    const evaluated = stand([0, 0, 0, 0, 0, 0, 0], { checkIns });
    expect(evaluated.habit?.periods[6].ticks).toBe(0);
    expect(evaluated.confidence).toEqual({ value: 8, day: '2026-11-12' });
  });
});
