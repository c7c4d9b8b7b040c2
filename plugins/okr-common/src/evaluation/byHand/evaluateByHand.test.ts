import { CheckIn } from '../../checkIns';
import { keyResultSchema } from '../../api';
import {
  below30h,
  CYCLE,
  evaluate,
  habit,
  HALF,
  hours,
  manual,
  measured,
  milestone,
} from '../__testUtils__/keyResults';
import { KeyResultInput } from '../KeyResultInput';
import { findMetric } from '../../metrics';

const DAY = 86_400_000;

/** Said at noon of the day. */
const say = (day: string, what: Partial<CheckIn>): CheckIn => ({
  objectiveId: 'o',
  keyResultId: 'k',
  day,
  at: Date.parse(`${day}T12:00:00Z`),
  ...what,
});

const stand = (
  definition: KeyResultInput['definition'],
  checkIns: CheckIn[],
  rest: Partial<KeyResultInput> = {},
) => {
  const evaluated = evaluate(definition, undefined, { checkIns, ...rest });
  expect(keyResultSchema.parse(evaluated)).toEqual(evaluated);
  return evaluated;
};

// HALF is 16 November 2026, a Monday.
const over = { asOf: CYCLE.to + 10 * DAY };

describe('a number kept by check-ins', () => {
  it('stands where it was said last, of the day that speaks of the latest', () => {
    const evaluated = stand(manual, [
      say('2026-11-12', { value: 27.5 }),
      // Said later, of an earlier day.
      say('2026-11-05', {
        value: 22,
        at: Date.parse('2026-11-13T08:00:00Z'),
      }),
    ]);
    expect(evaluated).toMatchObject({
      state: 'on track',
      stateReason:
        'On pace: 50% of the way from 20 to 35, and 50% is expected by now.',
      progress: 0.5,
      score: 0.5,
      current: { value: { kind: 'value', value: 27.5 } },
      targetValue: 35,
      unitLabel: 'points',
    });
    // 1 October is a Thursday: the weeks end on 5, 12, 19, 26 October, 2, 9, 16 November.
    expect(evaluated.series.map(({ value }) => value)).toEqual([
      ...Array(5).fill({ kind: 'none', reason: 'noItems' }),
      { kind: 'value', value: 22 },
      { kind: 'value', value: 27.5 },
    ]);
  });

  it('takes the last of what was said of one day', () => {
    const at = (hour: string) => Date.parse(`2026-11-12T${hour}:00:00Z`);
    expect(
      stand(manual, [
        say('2026-11-12', { value: 35, at: at('15') }),
        say('2026-11-12', { value: 20, at: at('09') }),
      ]).state,
    ).toBe('achieved');
  });

  it('goes out of date when nobody said anything for three weeks', () => {
    const of = (day: string) => stand(manual, [say(day, { value: 30 })]).state;
    expect(of('2026-10-26')).toBe('on track');
    expect(of('2026-10-25')).toBe('outdated');
    expect(stand(manual, [say('2026-10-20', { value: 30 })]).stateReason).toBe(
      'The last check-in with a number speaks of 20 October, and much may have changed since.',
    );
  });

  it('ends as it was said last of the cycle, also when it was said after its end', () => {
    const late = say('2026-12-31', {
      value: 35,
      at: Date.parse('2027-01-03T09:00:00Z'),
    });
    const next = say('2027-01-04', { value: 10 });
    const ended = stand(manual, [late, next], over);
    expect(ended.state).toBe('achieved');
    expect(stand(manual, [say('2026-10-20', { value: 21 })], over).state).toBe(
      'off track',
    );
  });

  it('says nothing while nobody gave a number, however sure they are', () => {
    const evaluated = stand(manual, [say('2026-11-12', { confidence: 9 })]);
    expect(evaluated).toMatchObject({
      state: 'no data',
      confidence: { value: 9, day: '2026-11-12' },
    });
    expect(evaluated.score).toBeUndefined();
  });

  it('foretells its end from four weeks on', () => {
    const weeks = ['2026-10-20', '2026-10-27', '2026-11-03', '2026-11-10'];
    const checkIns = weeks.map((day, index) =>
      say(day, { value: 22 + 2 * index }),
    );
    const { forecast } = stand(manual, checkIns);
    expect(forecast?.value).toBeGreaterThan(28);
    expect(forecast?.chance).toBeGreaterThan(0.4);
    expect(stand(manual, checkIns.slice(1)).forecast).toBeUndefined();
  });

  it('is never better than at risk while its guardrail is broken', () => {
    const guarded: KeyResultInput['definition'] = {
      ...manual,
      guardrail: {
        metric: 'github.reviewWait',
        stat: { kind: 'named', name: 'p75' },
        where: {},
        keep: below30h,
      },
    };
    const metric = findMetric('github.reviewWait');
    expect(
      stand(guarded, [say('2026-11-12', { value: 35 })], {
        guardrail: metric && { metric, current: measured(hours(40)) },
      }),
    ).toMatchObject({
      state: 'at risk',
      stateReason: expect.stringMatching(/But its guardrail is broken/),
    });
  });
});

describe('a habit', () => {
  const tick = (day: string, ticks = 1) => say(day, { ticks });
  /** Thursdays of the six weeks that were over by 16 November; the first week of the cycle goes from 1 to 11 October. */
  const thursdays = [
    '2026-10-08',
    '2026-10-15',
    '2026-10-22',
    '2026-10-29',
    '2026-11-05',
    '2026-11-12',
  ];

  it('is kept in the weeks in which it was ticked', () => {
    const evaluated = stand(
      habit,
      thursdays.map(day => tick(day)),
    );
    expect(evaluated).toMatchObject({
      state: 'on track',
      stateReason: 'Kept: 6 of 6 weeks, the last 6 in a row.',
      habit: { per: 'week', of: 13, streak: 6 },
    });
    expect(evaluated.progress).toBeCloseTo(6 / 13, 12);
    expect(evaluated.expectedProgress).toBeCloseTo(6 / 13, 12);
    expect(evaluated.score).toBeCloseTo(6 / 13, 12);
  });

  it.each([
    [1, 'on track', 'Kept: 5 of 6 weeks, the last 5 in a row.'],
    [2, 'at risk', 'Missed now and then: 4 of 6 weeks, the last 4 in a row.'],
    [3, 'at risk', 'Missed now and then: 3 of 6 weeks, the last 3 in a row.'],
    // 4 of 13 are more than 30%.
    [4, 'off track', 'Missed too often: 2 of 6 weeks, the last 2 in a row.'],
  ])('missed in %d of 13 weeks is %s', (missed, state, stateReason) => {
    expect(
      stand(
        habit,
        thursdays.slice(missed).map(day => tick(day)),
      ),
    ).toMatchObject({ state, stateReason });
  });

  it('has no data as long as nobody ticked it, whatever else they said', () => {
    expect(stand(habit, [say('2026-11-12', { confidence: 0 })])).toMatchObject({
      state: 'no data',
      confidence: { value: 0, day: '2026-11-12' },
    });
  });

  it('does not blame the week that still runs, and counts it once it is kept', () => {
    const asOf = HALF + DAY;
    const all = thursdays.map(day => tick(day));
    expect(stand(habit, all, { asOf }).habit).toMatchObject({ streak: 6 });
    expect(stand(habit, [...all, tick('2026-11-16')], { asOf })).toMatchObject({
      habit: { streak: 7 },
      stateReason: 'Kept: 7 of 7 weeks, the last 7 in a row.',
    });
  });

  it('adds up the ticks of a week', () => {
    const thrice: KeyResultInput['definition'] = {
      ...habit,
      times: 3,
      per: 'week',
    };
    const { habit: shown } = stand(thrice, [
      tick('2026-11-09'),
      tick('2026-11-11', 2),
      tick('2026-11-05', 2),
    ]);
    expect(shown?.periods.at(-1)).toMatchObject({ ticks: 3, kept: true });
    expect(shown?.periods.at(-2)).toMatchObject({ ticks: 2, kept: false });
  });

  it('counts what was said of the first and of the last day of the cycle', () => {
    const { habit: shown } = stand(
      habit,
      [tick('2026-10-01'), tick('2026-12-31')],
      over,
    );
    expect(shown?.periods.map(({ kept }) => kept)).toEqual([
      true,
      ...Array(11).fill(false),
      true,
    ]);
  });

  it.each([
    [
      '2026-10-05',
      '2026-10-08',
      'week',
      'The cycle is too short to have a week in it.',
    ],
    [
      '2026-10-05',
      '2026-10-15',
      'month',
      'The cycle is too short to have a month in it.',
    ],
  ] as const)(
    'says so where the cycle from %s to %s has no %s',
    (first, end, per, stateReason) => {
      const cycle = { from: Date.parse(first), to: Date.parse(end) };
      for (const asOf of [cycle.from + DAY, cycle.to + 10 * DAY]) {
        const evaluated = stand({ ...habit, per }, [tick('2026-10-06')], {
          cycle,
          asOf,
        });
        expect(evaluated).toMatchObject({ state: 'no data', stateReason });
        expect(evaluated).not.toHaveProperty('score');
      }
    },
  );

  it('has one week in a cycle of five days, which ends', () => {
    const cycle = {
      from: Date.parse('2026-10-09'),
      to: Date.parse('2026-10-14'),
    };
    const twice: KeyResultInput['definition'] = {
      ...habit,
      times: 2,
      per: 'week',
    };
    const of = (asOf: string) =>
      stand(twice, [tick('2026-10-09')], { cycle, asOf: Date.parse(asOf) });
    expect(of('2026-10-12').stateReason).toBe('The first week still runs.');
    expect(of('2026-10-14')).toMatchObject({
      state: 'off track',
      stateReason: 'Not kept in 1 week.',
    });
  });

  it('goes by months where it is promised so', () => {
    const monthly: KeyResultInput['definition'] = {
      ...habit,
      times: 2,
      per: 'month',
    };
    expect(
      stand(monthly, [tick('2026-10-31'), tick('2026-10-01')]),
    ).toMatchObject({
      state: 'on track',
      stateReason: 'Kept: 1 of 1 month.',
      habit: { of: 3, streak: 1 },
    });
  });

  it('was kept at the end with one week missed in ten', () => {
    // The Thursdays from 8 October to 31 December.
    const all = Array.from({ length: 13 }, (_, week) =>
      new Date(CYCLE.from + (week + 1) * 7 * DAY).toISOString().slice(0, 10),
    );
    const ended = (days: string[]) =>
      stand(
        habit,
        days.map(day => tick(day)),
        over,
      );
    expect(ended(all)).toMatchObject({ state: 'achieved', score: 1 });
    expect(ended(all.slice(1))).toMatchObject({
      state: 'achieved',
      score: expect.closeTo(12 / 13, 12),
      stateReason: 'Kept: 12 of 13 weeks.',
    });
    expect(ended(all.slice(2)).state).toBe('at risk');
  });
});

describe('something that is done or not', () => {
  it.each([
    [10, 'on track'],
    [7, 'on track'],
    [6, 'at risk'],
    [4, 'at risk'],
    [3, 'off track'],
  ])(
    'goes by the confidence until it is done: %d is %s',
    (confidence, state) => {
      expect(
        stand(milestone, [say('2026-11-12', { confidence })]),
      ).toMatchObject({
        state,
        stateReason: `Not done yet; on 12 November the confidence was ${confidence} of 10.`,
        score: 0,
      });
    },
  );

  it('is achieved when done, and off track when the cycle ended without', () => {
    const done: KeyResultInput['definition'] = {
      ...milestone,
      done: true,
    };
    expect(stand(done, [])).toMatchObject({ state: 'achieved', score: 1 });
    expect(
      stand(milestone, [say('2026-12-30', { confidence: 9 })], over).state,
    ).toBe('off track');
  });

  it('goes out of date', () => {
    expect(stand(milestone, [say('2026-10-02', { confidence: 9 })]).state).toBe(
      'outdated',
    );
  });
});

it('has not started before the cycle', () => {
  for (const definition of [manual, habit, milestone]) {
    expect(stand(definition, [], { asOf: CYCLE.from - DAY })).toMatchObject({
      state: 'not started',
      stateReason: 'The cycle starts on 1 October 2026.',
    });
  }
});

describe('ids that are used again in a cycle with days in common', () => {
  const quarter = { ...CYCLE, id: '2026-Q4' };
  const ofYear = { cycle: '2026' };
  const ofQuarter = { cycle: '2026-Q4' };

  it('counts the number of the own cycle, whatever was said later of the other', () => {
    // 27.5 is half of the way from 20 to 35, 35 all of it.
    const said = [
      say('2026-11-05', { ...ofQuarter, value: 27.5 }),
      say('2026-11-12', { ...ofYear, value: 35 }),
    ];
    const own = stand(manual, said, { cycle: quarter });
    expect(own).toMatchObject({ state: 'on track', progress: 0.5 });
    expect(own.series.map(({ answered }) => answered)).toEqual([
      ...Array(5).fill(0),
      1,
      0,
    ]);
    const other = stand(manual, said, { cycle: { ...CYCLE, id: '2026' } });
    expect(other).toMatchObject({ state: 'achieved', progress: 1 });
  });

  it('says that nobody said anything where all of it was said of the other', () => {
    const said = [say('2026-11-12', { ...ofYear, value: 35, confidence: 9 })];
    const own = stand(manual, said, { cycle: quarter });
    expect(own.state).toBe('no data');
    expect(own.confidence).toBeUndefined();
    expect(stand(milestone, said, { cycle: quarter }).state).toBe('no data');
  });

  it('counts neither ticks nor the confidence of the other', () => {
    // Six whole weeks are over since Monday 5 October: ticked in three of them, in the other cycle in all.
    const october = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'];
    const all = [...october, '2026-11-02', '2026-11-09'];
    const said = [
      ...all.map(day => say(day, { ...ofYear, ticks: 1, confidence: 9 })),
      ...all
        .slice(0, 3)
        .map(day => say(day, { ...ofQuarter, ticks: 1, confidence: 4 })),
    ];
    const own = stand(habit, said, { cycle: quarter });
    const keptIn = ({ habit: shown }: typeof own) =>
      shown?.periods.filter(({ kept }) => kept).length;
    expect(keptIn(own)).toBe(3);
    expect(own.confidence).toEqual({ value: 4, day: '2026-10-19' });
    const other = stand(habit, said, { cycle: { ...CYCLE, id: '2026' } });
    expect(keptIn(other)).toBe(6);
  });

  it('goes by id and day where the cycle was not kept', () => {
    const said = [say('2026-11-12', { value: 27.5 })];
    for (const id of ['2026', '2026-Q4']) {
      const evaluated = stand(manual, said, { cycle: { ...CYCLE, id } });
      expect(evaluated.progress).toBe(0.5);
    }
  });
});
