import type { EvaluatedKeyResult, SeriesPoint } from '../api';
import type { MetricValue } from '../estimation/types';
import { parseAnnotation } from '../annotation';
import { metricDefinitions } from '../metrics';
import { canTellSharesApart, fewestItems } from './enoughItems';
import { hintsOfNumbers } from './hintsOfNumbers';

const WEEK = 7 * 86_400_000;
const HOUR = 3_600;
/** Q4 2026 begins on a Thursday; eight weeks of it are over. */
const cycle = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2027, 0, 1) };
const asOf = Date.UTC(2026, 10, 30);

const known = (value: number): MetricValue => ({ kind: 'value', value });

/** Weeks that end at the instant looked from, oldest first. */
const weeks = (
  values: readonly (number | MetricValue)[],
  answered = 30,
): SeriesPoint[] =>
  values.map((value, index) => {
    const from = asOf - (values.length - index) * WEEK;
    return {
      from: new Date(from).toISOString(),
      to: new Date(from + WEEK).toISOString(),
      value: typeof value === 'number' ? known(value) : value,
      answered,
      waiting: 0,
    };
  });

const given = {
  source: 'given',
  value: known(52 * HOUR),
} satisfies EvaluatedKeyResult['baseline'];

const measured = (value: MetricValue) =>
  ({ source: 'measured', value } satisfies EvaluatedKeyResult['baseline']);

function hintsOf(
  fields: string,
  told: Pick<EvaluatedKeyResult, 'series' | 'baseline'>,
  at = asOf,
  weeksStanding?: number,
) {
  const { objectives, problems } = parseAnnotation(
    `o:\n  objective: Calm\n  cycle: 2026-Q4\n  keyResults:\n    k: { ${fields} }`,
    { metrics: metricDefinitions },
  );
  expect(problems).toEqual([]);
  const evaluated = [
    { keyResults: [{ ...told } as unknown as EvaluatedKeyResult] },
  ];
  return hintsOfNumbers(objectives, evaluated, {
    metrics: metricDefinitions,
    cycle,
    asOf: at,
    standing:
      weeksStanding === undefined
        ? []
        : [{ objectiveId: 'o', keyResultId: 'k', weeks: weeksStanding }],
  });
}

const namesOf = (...asked: Parameters<typeof hintsOf>) =>
  hintsOf(...asked).map(({ name }) => name);

const moving = Array.from({ length: 13 }, (_, week) => (60 - week) * HOUR);
const wait = 'metric: github.reviewWait, stat: p75';
const move = `${wait}, from: 52h, to: 24h`;
const fromMeasured = `${wait}, from: measured, to: 24h`;

describe('a key result with plenty of numbers', () => {
  it('gets no hint', () => {
    expect(hintsOf(move, { series: weeks(moving), baseline: given })).toEqual(
      [],
    );
  });
});

describe('no baseline', () => {
  it('is one that was to be measured while nothing happened', () => {
    const told = {
      series: weeks(moving),
      baseline: measured({ kind: 'none', reason: 'noItems' }),
    };
    const [hint, ...others] = hintsOf(fromMeasured, told);
    expect(others).toEqual([]);
    expect(hint).toMatchObject({
      name: 'no-baseline',
      objectiveId: 'o',
      keyResultId: 'k',
      field: 'from',
    });
    expect(hint.reason).toContain('nothing happened');
  });

  it('is not missing before the cycle begins', () => {
    expect(namesOf(fromMeasured, { series: weeks(moving) })).toEqual([]);
  });
});

describe('already met', () => {
  it('is what was measured to be there before the cycle', () => {
    const baseline = measured(known(20 * HOUR));
    const [hint] = hintsOf(fromMeasured, { series: weeks(moving), baseline });
    expect(hint).toMatchObject({ name: 'already-met', field: 'to' });
    expect(hint.reason).toContain('20 h');
  });

  it('is what the weeks before the cycle show, whatever baseline was written', () => {
    // Eight and a half weeks of the cycle are over: the four whole ones before it are the first four of thirteen.
    const before = (hours: number) => [
      ...Array.from({ length: 4 }, () => hours * HOUR),
      ...moving.slice(4),
    ];
    const told = (hours: number) => ({
      series: weeks(before(hours)),
      baseline: given,
    });
    expect(namesOf(move, told(24))).toEqual(['already-met']);
    expect(namesOf(move, told(25))).toEqual([]);
  });

  it('is not said of two weeks, nor of waits that may have been longer', () => {
    const none: MetricValue = { kind: 'none', reason: 'noItems' };
    const more: MetricValue = { kind: 'moreThan', value: 20 * HOUR };
    const told = (one: MetricValue, other: MetricValue) => ({
      series: weeks([one, other, known(HOUR), known(HOUR), ...moving.slice(4)]),
      baseline: given,
    });
    expect(namesOf(move, told(none, none))).toEqual([]);
    expect(namesOf(move, told(none, known(HOUR)))).toEqual(['already-met']);
    expect(namesOf(move, told(more, known(HOUR)))).toEqual([]);
  });

  it('is counted over four weeks where weeks add up', () => {
    const told = {
      series: weeks(moving.map((_, week) => 2 + (week % 2))),
      baseline: { source: 'given', value: known(40) } as const,
    };
    const count = (to: number) =>
      namesOf(`metric: incidents.count, from: 40, to: ${to}`, told);
    // Two and three are five, and twice that is ten.
    expect(count(10)).toContain('already-met');
    expect(count(9)).not.toContain('already-met');
  });

  it('is what holding a line is for', () => {
    const told = { series: weeks(moving.map(() => HOUR)) };
    expect(namesOf(`${wait}, keep: below 24h`, told)).toEqual([]);
  });
});

describe('not moving', () => {
  const still = (count: number) => ({
    series: weeks(Array.from({ length: count }, () => 48 * HOUR)),
    baseline: given,
  });

  it('is a number that was the same in all weeks known of the last year', () => {
    const [hint] = hintsOf(move, still(13), asOf, 38);
    expect(hint).toMatchObject({ name: 'not-moving', field: 'metric' });
    expect(hint.reason).toBe(
      'It was 2 d in each of the 38 weeks known of the last year, so it may never tell whether anything got better.',
    );
  });

  it('says so shorter of a whole year', () => {
    const [hint] = hintsOf(move, still(13), asOf, 52);
    expect(hint.reason).toContain('It was 2 d in every week of the last year,');
  });

  it('is not said of a number whose weeks shown are the same, but whose year is not', () => {
    expect(namesOf(move, still(13))).toEqual([]);
  });

  it('is not said of a line that is kept', () => {
    expect(namesOf(`${wait}, keep: below 3d`, still(13), asOf, 52)).toEqual([]);
  });
});

describe('too little data', () => {
  it('is fewer items in four weeks than a quantile needs', () => {
    // 2.5 a week are 10 in four weeks, 2.75 are 11.
    const told = (perWeek: number) => ({
      series: weeks(moving, perWeek),
      baseline: given,
    });
    expect(namesOf(move, told(2.5))).toEqual(['too-little-data']);
    expect(namesOf(move, told(2.75))).toEqual([]);
    const p90 = move.replace('p75', 'p90');
    expect(namesOf(p90, told(7))).toEqual(['too-little-data']);
    expect(namesOf(p90, told(7.25))).toEqual([]);
  });

  it('counts what still waits, which tells how long it takes at least', () => {
    // 2 a week are 8 in four weeks; with 3 that wait at the end of each they are 11.
    const told = (waiting: number) => ({
      series: weeks(moving, 2).map(week => ({ ...week, waiting })),
      baseline: given,
    });
    expect(namesOf(move, told(2))).toEqual(['too-little-data']);
    expect(namesOf(move, told(3))).toEqual([]);
  });

  it('is not said before eight weeks are known', () => {
    const none: MetricValue = { kind: 'none', reason: 'notCollected' };
    const [first, ...rest] = moving.slice(5);
    const series = weeks([none, none, none, none, none, first, ...rest], 1);
    expect(namesOf(move, { series, baseline: given })).toEqual([
      'too-little-data',
    ]);
    const fewer = weeks([none, none, none, none, none, none, ...rest], 1);
    expect(namesOf(move, { series: fewer, baseline: given })).toEqual([]);
  });

  it('is a few incidents more or less', () => {
    // Poisson: of 6 and 3 nobody can tell, and of 40 and 15 anybody can.
    const count = (from: number, to: number) =>
      namesOf(`metric: incidents.count, from: ${from}, to: ${to}`, {
        series: weeks(
          moving.map((_, week) => from / 4 + (week % 2)),
          from / 4,
        ),
        baseline: { source: 'given', value: known(from) },
      });
    expect(count(6, 3)).toEqual(['too-little-data']);
    expect(count(40, 15)).toEqual([]);
  });

  it('is shares of so few items that they could be the same', () => {
    // Of 40 items: 1.96 · √((0.5·0.5 + 0.6·0.4) ÷ 40) = 0.217, and 0.1 is less.
    const within = `${wait.replace('p75', 'within 24h')}, from: 50%, to: 60%`;
    const told = (perWeek: number) => ({
      series: weeks(
        moving.map((_, week) => 0.4 + week / 100),
        perWeek,
      ),
      baseline: { source: 'given', value: known(0.5) } as const,
    });
    expect(namesOf(within, told(10))).toEqual(['too-little-data']);
    // Of 200: 0.097.
    expect(namesOf(within, told(50))).toEqual([]);
  });

  it('is not said of a ratio', () => {
    const ratio = 'metric: sentry.errorsPerUserDay, from: 0.8, to: 0.3';
    const series = weeks(
      moving.map((_, week) => 1 - week / 20),
      1,
    );
    const baseline = { source: 'given', value: known(0.8) } as const;
    expect(namesOf(ratio, { series, baseline })).toEqual([]);
  });
});

describe('hints of a cycle', () => {
  it('end with it', () => {
    const baseline = measured(known(20 * HOUR));
    const told = { series: weeks(moving), baseline };
    expect(namesOf(fromMeasured, told, cycle.to - 1)).toEqual(['already-met']);
    expect(namesOf(fromMeasured, told, cycle.to)).toEqual([]);
  });

  it('can be switched off', () => {
    const baseline = measured(known(20 * HOUR));
    const off = 'hints: { off: { already-met: We fear it rises } }';
    expect(
      namesOf(`${fromMeasured}, ${off}`, { series: weeks(moving), baseline }),
    ).toEqual([]);
  });
});

describe('the fewest items', () => {
  // 1 − 2 · 0.5⁶ = 0.969 and 1 − 2 · 0.5⁵ = 0.938; 0.75¹¹ = 0.042 and 0.75¹⁰ = 0.056; 0.9²⁹ = 0.047 and 0.9²⁸ = 0.052.
  it.each([
    ['p50', 6],
    ['mean', 6],
    ['p75', 11],
    ['p90', 29],
    ['share', undefined],
  ] as const)('of a %s are %s', (name, fewest) => {
    expect(fewestItems({ kind: 'named', name })).toBe(fewest);
  });

  it('tell shares apart that differ by more than chance', () => {
    // 1.96 · √((0.5·0.5 + 0.9·0.1) ÷ 100) = 0.114.
    expect(canTellSharesApart(0.5, 0.9, 100)).toBe(true);
    expect(canTellSharesApart(0.5, 0.6, 100)).toBe(false);
    expect(canTellSharesApart(0.5, 0.9, 0)).toBe(false);
  });
});
