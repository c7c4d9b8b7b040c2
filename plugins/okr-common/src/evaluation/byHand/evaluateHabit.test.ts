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

type Told = number | Pick<SeriesPoint, 'value' | 'incomplete'>;

const valueOf = (value: number) =>
  ({ value: { kind: 'value', value } } as const);

/** So many are known, and there may be more. */
const partly = (value: number): Told => ({
  ...valueOf(value),
  incomplete: true,
});

const point = (from: number, to: number, told: Told): SeriesPoint => ({
  from: iso(from),
  to: iso(to),
  answered: 0,
  waiting: 0,
  ...(typeof told === 'object' ? told : valueOf(told)),
});

const unread: Told = { value: { kind: 'none', reason: 'notCollected' } };
const empty: Told = { value: { kind: 'none', reason: 'noItems' } };

/** Week by week; the first goes from 1 to 11 October. */
const stand = (told: readonly Told[], rest: Partial<KeyResultInput> = {}) => {
  const { cycle = CYCLE } = rest;
  const asOf = Math.min(rest.asOf ?? HALF, cycle.to);
  const periods = habitPeriodsOf(thrice, cycle, asOf, 'utc');
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

// HALF is 16 November 2026, a Monday at 00:00: six weeks are over, and 13 belong to the cycle.
describe('a habit that is counted from facts', () => {
  it('is kept in the weeks with as many facts as promised', () => {
    expect(stand([3, 4, 2, 3, 9, 3])).toMatchObject({
      kind: 'habit',
      state: 'on track',
      stateReason: 'Kept: 5 of 6 weeks, the last 3 in a row.',
      promise: '3 per week',
      metric: { id: 'github.reviewWait', stat: 'count' },
      where: { team: 'ours' },
      progress: 5 / 13,
      score: 5 / 13,
      expectedProgress: 6 / 13,
      habit: { times: 3, per: 'week', of: 13, streak: 3 },
    });
  });

  it('was missed in a week in which nothing happened, once that was read', () => {
    expect(stand(Array(4).fill(empty))).toMatchObject({
      // 4 of 13 are more than 30 %.
      state: 'off track',
      stateReason: 'Missed too often: 2 of 6 weeks, the last 2 in a row.',
    });
  });

  it('was neither kept nor missed in a week of which nothing was read', () => {
    const evaluated = stand([unread]);
    expect(evaluated).toMatchObject({
      state: 'on track',
      stateReason:
        'Kept: 5 of 5 weeks, the last 5 in a row. Only 5 of 6 weeks are known.',
      // What nobody knows is no success.
      score: 5 / 13,
      expectedProgress: 6 / 13,
    });
    expect(evaluated.habit?.periods[0]).toMatchObject({
      ticks: 0,
      kept: false,
      unknown: true,
    });
    expect(evaluated.habit?.periods[1]).not.toHaveProperty('unknown');
  });

  it('does not know a week of which facts are missing', () => {
    expect(stand([partly(2)]).habit?.periods[0]).toMatchObject({
      ticks: 2,
      kept: false,
      unknown: true,
    });
  });

  it('was kept in a week of which facts are missing when enough is known already', () => {
    const [week] = stand([partly(3)]).habit?.periods ?? [];
    expect(week).toMatchObject({ kept: true, ticks: 3 });
    expect(week).not.toHaveProperty('unknown');
  });

  it('is never better than at risk where the unknown weeks matter', () => {
    // None or two of 13 were missed.
    expect(stand([unread, unread])).toMatchObject({
      state: 'at risk',
      stateReason:
        'Too little is known to be sure: 4 of 4 weeks kept, the last 4 in a row. Only 4 of 6 weeks are known.',
    });
  });

  it('has no data where most weeks are not known', () => {
    const evaluated = stand([unread, unread, unread, unread]);
    expect(evaluated).toMatchObject({
      state: 'no data',
      stateReason: 'Too little is known to tell: only 2 of 6 weeks are known.',
    });
    expect(evaluated).not.toHaveProperty('score');
    expect(evaluated).not.toHaveProperty('progress');
  });

  it('is off track where that is so however the unknown weeks were', () => {
    expect(stand([unread, unread, 0, 0, 0, 0]).state).toBe('off track');
  });

  it('has no data while no whole week was read', () => {
    expect(stand(Array(6).fill(unread))).toMatchObject({
      state: 'no data',
      stateReason: 'Of no whole week is everything known from GitHub yet.',
    });
    const never = stand(Array(6).fill(unread), { freshness: { stale: false } });
    expect(never).toMatchObject({
      state: 'no data',
      stateReason: 'GitHub has not been read yet.',
    });
    expect(never).not.toHaveProperty('score');
  });

  it('goes by the weeks that are known where what is asked now was never read', () => {
    expect(stand([], { freshness: { stale: false } }).state).toBe('on track');
  });

  it('leaves the week that runs open', () => {
    const tuesday = { asOf: HALF + 1.5 * DAY };
    expect(stand([3, 3, 3, 3, 3, 3, 1], tuesday)).toMatchObject({
      state: 'on track',
      stateReason: 'Kept: 6 of 6 weeks, the last 6 in a row.',
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
    const ended = (told: readonly Told[]) =>
      stand(told, { asOf, freshness: read });
    const once = ended([3, ...Array(12).fill(unread)]);
    expect(once).toMatchObject({
      state: 'no data',
      stateReason: 'Too little is known to tell: only 1 of 13 weeks is known.',
    });
    expect(once).not.toHaveProperty('score');
    expect(ended(Array(6).fill(unread))).toMatchObject({
      state: 'at risk',
      score: 7 / 13,
    });
    // 12 of 13 are enough, whatever the other one was.
    expect(ended([unread])).toMatchObject({
      state: 'achieved',
      score: 12 / 13,
    });
    expect(ended([])).toMatchObject({ state: 'achieved', score: 1 });
  });

  it('says where the cycle has no week', () => {
    const cycle = {
      from: Date.parse('2026-10-10'),
      to: Date.parse('2026-10-13'),
    };
    for (const asOf of [cycle.from + DAY, cycle.to + DAY]) {
      expect(stand([], { cycle, asOf })).toMatchObject({
        state: 'no data',
        stateReason: 'The cycle is too short to have a week in it.',
      });
    }
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
    const evaluated = stand([0, 0, 0, 0, 0, 0], { checkIns });
    expect(evaluated.habit?.periods[5].ticks).toBe(0);
    expect(evaluated.confidence).toEqual({ value: 8, day: '2026-11-12' });
  });
});
