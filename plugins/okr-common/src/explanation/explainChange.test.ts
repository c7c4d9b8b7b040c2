import fc from 'fast-check';
import { MetricResult, MetricValue } from '../estimation/types';
import { findMetric } from '../metrics/findMetric';
import { MetricDefinition, NamedStat, Stat } from '../metrics/MetricDefinition';
import { explainChange } from './explainChange';
import { formatChange } from './formatChange';
import { hasMoved, Movement } from './hasMoved';
import { sayWhatMoved, Told } from './sayWhatMoved';
import { Both, HIDDEN_PART, Material } from './types';

const HOUR = 3_600;

const metric = (id: string): MetricDefinition => {
  const found = findMetric(id);
  if (!found) {
    throw new Error(`There is no ${id}`);
  }
  return found;
};

const named = (name: NamedStat): Stat => ({ kind: 'named', name });
const value = (amount: number): MetricValue => ({
  kind: 'value',
  value: amount,
});
const amount = (count: number): Material => ({
  kind: 'amount',
  items: count,
  amount: count,
});
const sums = (numerator: number, denominator: number): Material => ({
  kind: 'sums',
  items: denominator,
  numerator,
  denominator,
});
const waits = (...hours: number[]): Material => ({
  kind: 'waits',
  items: hours.length,
  answered: hours.map(hour => hour * HOUR * 1000),
  censored: [],
});

type Parts = Record<string, [then: Material, now: Material]>;

const partsOf = (parts: Parts): Map<string, Both<Material>> =>
  new Map(
    Object.entries(parts).map(([key, [then, now]]) => [key, { then, now }]),
  );

/** What is said of parts whose values are told. */
function say(
  id: string,
  stat: Stat,
  parts: Parts,
  whole: Both<MetricValue>,
  movement: Movement = 'moved',
): string[] {
  const explained = explainChange(partsOf(parts), whole, stat);
  const told: Told = {
    definition: metric(id),
    stat,
    whole,
    before: 'before the cycle',
    movement,
    explained,
    partWord: 'services',
    nameOf: key => key,
  };
  return sayWhatMoved(told);
}

describe('explainChange', () => {
  it('tells of a part what it is, how large a part of the whole, and what it changed', () => {
    const { parts, change } = explainChange(
      partsOf({
        checkout: [amount(2), amount(6)],
        search: [amount(2), amount(2)],
      }),
      { then: value(4), now: value(8) },
      named('count'),
    );
    expect(change).toBe(4);
    expect(parts).toEqual([
      {
        key: 'checkout',
        then: { value: value(2), items: 2, share: 0.5 },
        now: { value: value(6), items: 6, share: 0.75 },
        change: 4,
      },
      {
        key: 'search',
        then: { value: value(2), items: 2, share: 0.5 },
        now: { value: value(2), items: 2, share: 0.25 },
        change: 0,
      },
    ]);
  });

  it('tells nothing of a hidden part but that there is one', () => {
    const explained = explainChange(
      partsOf({
        checkout: [amount(1), amount(2)],
        [HIDDEN_PART]: [amount(10), amount(30)],
      }),
      { then: value(11), now: value(32) },
      named('count'),
    );
    expect(explained.parts.map(({ key }) => key)).toEqual(['checkout']);
    expect(explained).toMatchObject({ hasHidden: true, change: 21 });
    expect(explained.rest).toBeUndefined();
    expect(explained.others).toBeUndefined();
  });

  it('tells twenty parts, and of the others only what they changed as one', () => {
    const many = Object.fromEntries(
      Array.from({ length: 25 }, (_, index): [string, [Material, Material]] => [
        `part-${index}`,
        [amount(1), amount(1 + index)],
      ]),
    );
    // 0 + 1 + … + 24 is 300; the five smallest are 0 + 1 + 2 + 3 + 4.
    const { parts, others } = explainChange(
      partsOf(many),
      { then: value(25), now: value(325) },
      named('count'),
    );
    expect(parts).toHaveLength(20);
    expect(parts[0]).toMatchObject({ key: 'part-24', change: 24 });
    expect(others).toEqual({ count: 5, change: 10 });
  });

  it('names what is left where people of several parts are counted once', () => {
    // 90 errors of 150 user days add up, but of them 30 are of people of both: 0.75, and not 0.6.
    const { change, rest } = explainChange(
      partsOf({
        web: [sums(60, 100), sums(60, 100)],
        app: [sums(15, 50), sums(30, 50)],
      }),
      { then: value(75 / 120), now: value(90 / 120) },
      named('ratio'),
      true,
    );
    expect(change).toBeCloseTo(0.125, 12);
    // The parts alone went from 0.5 to 0.6.
    expect(rest?.reason).toBe('countedOnce');
    expect(rest?.change).toBeCloseTo(0.025, 12);
  });

  it('says of a rest that people are counted once only where they are', () => {
    // 10 of 20 becomes 15 of 20: the parts say 0.25, and the whole 0.3.
    const parts = partsOf({ web: [sums(10, 20), sums(15, 20)] });
    const whole = { then: value(0.5), now: value(0.8) };
    const restOf = (isCountedOnce: boolean) =>
      explainChange(parts, whole, named('ratio'), isCountedOnce).rest;
    expect(restOf(true)?.reason).toBe('countedOnce');
    expect(restOf(false)?.reason).toBe('unaccounted');
    expect(restOf(false)?.change).toBeCloseTo(0.05, 12);
  });

  it('tells no share from which the people of a hidden part could be worked out, where they are counted once', () => {
    // Of 100 and 50 people 30 use both: the whole says 120, and a share of 100 in 150 would say 50.
    const explained = explainChange(
      partsOf({
        web: [sums(60, 100), sums(90, 100)],
        [HIDDEN_PART]: [sums(30, 50), sums(30, 50)],
      }),
      { then: value(90 / 120), now: value(120 / 120) },
      named('ratio'),
      true,
    );
    expect(explained).toEqual({
      change: 0.25,
      hasHidden: true,
      parts: [
        {
          key: 'web',
          then: { value: value(0.6), items: 100 },
          now: { value: value(0.9), items: 100 },
        },
      ],
    });
  });

  it('shows the parts of what cannot be taken apart, largest first', () => {
    const explained = explainChange(
      partsOf({
        small: [waits(1), waits(2)],
        large: [waits(1, 1), waits(9, 9)],
      }),
      { then: value(HOUR), now: { kind: 'moreThan', value: 9 * HOUR } },
      named('p50'),
    );
    expect(explained.change).toBeUndefined();
    expect(explained.parts.map(({ key, change }) => [key, change])).toEqual([
      ['large', undefined],
      ['small', undefined],
    ]);
    expect(explained.parts[0].now.value).toEqual(value(9 * HOUR));
  });
});

describe('hasMoved', () => {
  const result = (amounts: number, answered: number): MetricResult => ({
    value: value(amounts),
    answered,
    waiting: 0,
    withdrawn: 0,
    abandoned: 0,
  });
  const asOf = Date.UTC(2026, 10, 16);
  /** Whole weeks that end at the instant. */
  const weeks = (values: number[]) =>
    values.map((week, index) => {
      const to = asOf - (values.length - 1 - index) * 7 * 86_400_000;
      return {
        from: new Date(to - 7 * 86_400_000).toISOString(),
        to: new Date(to).toISOString(),
        value: value(week),
        answered: 20,
        waiting: 0,
      };
    });
  const ask = (
    then: MetricResult,
    now: MetricResult,
    values: number[] = [],
    id = 'github.reviewWait',
    stat: Stat = named('p75'),
  ) =>
    hasMoved({
      definition: metric(id),
      stat,
      results: { then, now },
      series: weeks(values),
      asOf,
    });

  it('is too few to call with less than five items in a window', () => {
    expect(ask(result(10, 4), result(90, 50))).toBe('tooFew');
    expect(ask(result(10, 5), result(90, 5))).toBe('moved');
  });

  it('holds counts to chance, and not to their size', () => {
    const count = (then: number, now: number) =>
      ask(
        result(then, then),
        result(now, now),
        [],
        'incidents.count',
        named('count'),
      );
    // Of 3 incidents none or three in one of two halves is chance; of 12, all in one are not.
    expect(count(3, 0)).toBe('tooFew');
    expect(count(12, 0)).toBe('moved');
  });

  it('is noise where its weeks differ by as much for no reason', () => {
    const restless = [10, 40, 12, 38, 11, 41, 9, 39].map(hour => hour * HOUR);
    const calm = [10, 11, 10, 11, 10, 11, 10, 11].map(hour => hour * HOUR);
    const then = result(20 * HOUR, 30);
    const now = result(24 * HOUR, 30);
    expect(ask(then, now, restless)).toBe('noise');
    expect(ask(then, now, calm)).toBe('moved');
  });

  it('is unknown where one of both is', () => {
    const more: MetricResult = {
      ...result(0, 30),
      value: { kind: 'moreThan', value: 9 },
    };
    expect(ask(result(1, 30), more)).toBe('unknown');
  });
});

describe('sayWhatMoved', () => {
  const p50 = named('p50');

  it('says how far, which part did most, and what is mix', () => {
    expect(
      say(
        'github.reviewWait',
        p50,
        {
          fast: [waits(2, 2, 2), waits(2)],
          slow: [waits(20), waits(20, 20, 20)],
        },
        { then: value(2 * HOUR), now: value(20 * HOUR) },
      ),
    ).toEqual([
      'It went from 2 h before the cycle to 20 h, which is +18 h.',
      // Half of four is as far from 2 h as from 20 h, 11 h: each alone brings 9 h, and of two alike the name decides.
      'fast moved it most, by +9 h: from 2 h (3 review requests) to 2 h (1 review request).',
      'All of it is mix: more of it is in services with higher numbers.',
    ]);
  });

  it('says both where it is both', () => {
    // As worked out beside splitSums: −0.175 is mix and 0.325 is within.
    const said = say(
      'sentry.errorsPerUserDay',
      named('ratio'),
      {
        web: [sums(100, 100), sums(60, 50)],
        app: [sums(20, 100), sums(90, 150)],
      },
      { then: value(0.6), now: value(0.75) },
    );
    expect(said[0]).toBe(
      'It went from 0.6 before the cycle to 0.75 errors per user and day, which is +0.15.',
    );
    expect(said[2]).toBe(
      'Of +0.15, +0.325 is change within services, and −0.175 is mix: more of it is in services with lower numbers.',
    );
  });

  describe('of mix and within', () => {
    const part = (key: string) => ({
      key,
      then: { value: value(HOUR), items: 9 },
      now: { value: value(2 * HOUR), items: 9 },
      change: HOUR,
    });
    const sayBoth = (within: number, mix: number) =>
      sayWhatMoved({
        definition: metric('github.reviewWait'),
        stat: p50,
        whole: { then: value(HOUR), now: value(HOUR + within + mix) },
        before: 'before the cycle',
        movement: 'moved',
        explained: {
          ...{ change: within + mix, within, mix, hasHidden: false },
          parts: [part('web'), part('app')],
        },
        partWord: 'services',
        nameOf: key => key,
      })[2];

    it('says what adds up: the smaller one is the rest', () => {
      // 20 h 24 min is said as 20 h, and 10 h 30 min of it as 11 h.
      expect(sayBoth(10.5 * HOUR, 9.9 * HOUR)).toMatch(
        /^Of \+20 h, \+11 h is change within services, and \+9 h is mix:/,
      );
      expect(sayBoth(10.6 * HOUR, 10.6 * HOUR)).toMatch(
        /^Of \+21 h, \+11 h is change within services, and \+10 h is mix:/,
      );
      expect(sayBoth(-9.9 * HOUR, -10.5 * HOUR)).toMatch(
        /^Of −20 h, −9 h is change within services, and −11 h is mix:/,
      );
      expect(sayBoth(3 * HOUR, -HOUR)).toMatch(
        /^Of \+2 h, \+3 h is change within services, and −1 h is mix:/,
      );
    });

    it('says nearly all where the rest is too small to be said', () => {
      // 10 h 29 min is said as 10 h: its 33 min of mix are less than what that leaves out.
      expect(sayBoth(9.94 * HOUR, 0.55 * HOUR)).toBe(
        'Nearly all of it is change within services.',
      );
      expect(sayBoth(0.55 * HOUR, 9.94 * HOUR)).toBe(
        'Nearly all of it is mix: more of it is in services with higher numbers.',
      );
    });

    it('says about how much where both are far larger than what is left of them', () => {
      expect(sayBoth((20 * 60 + 40) * 60, -(20 * 60 + 10) * 60)).toMatch(
        /^Of \+30 min, about \+21 h is change within services, and about −20 h is mix:/,
      );
    });

    it('adds up for any two that go the same way', () => {
      const units: Record<string, number> = {
        ...{ s: 1, min: 60, h: HOUR, d: 24 * HOUR },
      };
      const secondsOf = (text: string) =>
        [...text.matchAll(/(\d+) (s|min|h|d)\b/g)].reduce(
          (sum, [, count, unit]) => sum + Number(count) * units[unit],
          0,
        );
      const seconds = fc.double({ min: 2, max: 4e6, noNaN: true });
      fc.assert(
        fc.property(seconds, seconds, (within, mix) => {
          const said = sayBoth(within, mix);
          const [, ...amounts] =
            /^Of (.*), (.*) is change within services, and (.*) is mix:/.exec(
              said,
            ) ?? [];
          fc.pre(amounts.length > 0);
          const [whole, one, other] = amounts.map(secondsOf);
          expect(one + other).toBe(whole);
        }),
      );
    });
  });

  it('says that it has not moved, or that there is too little to call', () => {
    const still = { then: value(20 * HOUR), now: value(22 * HOUR) };
    const parts: Parts = { one: [waits(20), waits(22)] };
    expect(say('github.reviewWait', p50, parts, still, 'noise')).toEqual([
      'It has not moved more than it does from week to week: from 20 h before the cycle to 22 h.',
    ]);
    expect(say('github.reviewWait', p50, parts, still, 'tooFew')[0]).toBe(
      'Too few to call: it went from 20 h before the cycle to 22 h.',
    );
    const same = { then: value(20 * HOUR), now: value(20 * HOUR) };
    expect(
      say('github.reviewWait', p50, { one: [waits(20), waits(20)] }, same),
    ).toEqual(['It has not moved: 20 h then and now.']);
  });

  it('says why nothing can be said', () => {
    const none: MetricValue = { kind: 'none', reason: 'notCollected' };
    expect(
      say(
        'github.reviewWait',
        p50,
        {},
        { then: none, now: value(1) },
        'unknown',
      ),
    ).toEqual([
      'There is no value before the cycle (not collected yet), so nobody can say what moved it.',
    ]);
    expect(
      say(
        'github.reviewWait',
        p50,
        {},
        { then: value(2 * HOUR), now: { kind: 'moreThan', value: 9 * HOUR } },
        'unknown',
      ),
    ).toEqual([
      'It went from 2 h before the cycle to more than 9 h. Nobody can say how much more that is, so it is not taken apart.',
    ]);
  });

  it('says what is left, and that some is hidden', () => {
    const part: [Material, Material] = [waits(1), waits(9)];
    expect(
      say(
        'github.reviewWait',
        p50,
        { a: part, b: part, c: part },
        { then: value(HOUR), now: value(9 * HOUR) },
      ).at(-1),
    ).toBe('+8 h cannot be laid to one of them: they do it only together.');
    expect(
      say(
        'incidents.count',
        named('count'),
        { a: [amount(1), amount(9)], [HIDDEN_PART]: [amount(0), amount(9)] },
        { then: value(1), now: value(18) },
      ).at(-1),
    ).toMatch(/^Some of it is in services that you may not see/);
  });
});

describe('formatChange', () => {
  it('has a sign, and points where it is a share', () => {
    expect(formatChange(9 * HOUR, 'duration')).toBe('+9 h');
    expect(formatChange(-0.12, 'ratio')).toBe('−0.12');
    expect(formatChange(0.032, 'share')).toBe('+3.2 percentage points');
    expect(formatChange(-3, 'count')).toBe('−3');
    expect(formatChange(0, 'duration')).toBe('0 s');
  });
});
