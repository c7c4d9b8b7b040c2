import fc from 'fast-check';
import { wallCalendar } from '../calendar/wallCalendar';
import { estimateWaits } from '../estimation/estimateWaiting';
import { measure, MetricFacts, statOfWaiting } from '../estimation/measure';
import { DailyRatio, Reading, Span } from '../estimation/types';
import { Incident } from '../incidents/Incident';
import { findMetric } from '../metrics/findMetric';
import { MetricDefinition, NamedStat, Stat } from '../metrics/MetricDefinition';
import { materialsOf, MaterialQuestion } from './materialsOf';
import { Material } from './types';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const window = { from: 100 * DAY, to: 128 * DAY };
const asOf = 126 * DAY;

const metric = (id: string): MetricDefinition => {
  const found = findMetric(id);
  if (!found) {
    throw new Error(`There is no ${id}`);
  }
  return found;
};

const named = (name: NamedStat): Stat => ({ kind: 'named', name });

const question = (
  definition: MetricDefinition,
  stat: Stat,
): MaterialQuestion => ({
  definition,
  stat,
  window,
  asOf,
  calendar: wallCalendar,
  isDowntime: severity => severity === 'SEV1',
});

const reading: MetricDefinition = {
  ...metric('github.maintenanceShare'),
  id: 'test.coverage',
  shape: 'reading',
  estimator: 'reading',
  stats: ['last', 'mean', 'count'],
};

/** Whole hours around the window. */
const instant = fc
  .integer({ min: 90 * 24, max: 140 * 24 })
  .map(hours => hours * HOUR);

const span: fc.Arbitrary<Span> = fc
  .record({
    start: instant,
    hours: fc.nat(200),
    outcome: fc.constantFrom(
      'answered' as const,
      'withdrawn' as const,
      undefined,
    ),
    matches: fc.boolean(),
  })
  .map(({ start, hours, outcome, matches }) => ({
    start,
    matches,
    ...(outcome && { outcome, end: start + hours * HOUR }),
  }));

const day: fc.Arbitrary<DailyRatio> = fc.record({
  day: fc.integer({ min: 95, max: 132 }).map(number => number * DAY),
  numerator: fc.nat(100),
  denominator: fc.nat(10),
  complete: fc.boolean(),
});

const incident: fc.Arbitrary<Incident> = fc
  .record({
    start: instant,
    gaps: fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }),
    severity: fc.constantFrom('SEV1', 'SEV2'),
    known: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ start, gaps, severity, known }) => {
    const phases = [
      'started',
      'detected',
      'acknowledged',
      'mitigated',
      'resolved',
    ];
    const entries = phases
      .slice(0, known)
      .map((phase, index) => [
        phase,
        start + gaps.slice(0, index).reduce((sum, gap) => sum + gap, 0) * HOUR,
      ]);
    return {
      id: '',
      phases: Object.fromEntries(entries),
      severity,
      closed: known === 5,
    };
  });

const read: fc.Arbitrary<Reading> = fc.record({
  series: fc.constantFrom('a', 'b', 'c'),
  at: instant,
  value: fc.integer({ min: 0, max: 100 }),
  weight: fc.integer({ min: 1, max: 9 }),
});

const partsOf = <T>(fact: fc.Arbitrary<T>) =>
  fc.array(fc.array(fact, { maxLength: 12 }), { minLength: 1, maxLength: 4 });

/** Put together again: what a number of all parts is made from. */
function together(materials: readonly Material[], stat: Stat) {
  const waits = materials.flatMap(it => (it.kind === 'waits' ? [it] : []));
  if (waits.length > 0) {
    const counts = { answered: 0, waiting: 0, withdrawn: 0, abandoned: 0 };
    const all = {
      answered: waits.flatMap(({ answered }) => answered),
      censored: waits.flatMap(({ censored }) => censored),
    };
    const { value } = statOfWaiting(estimateWaits({ ...all, counts }), stat);
    return value.kind === 'value' ? value.value : undefined;
  }
  const add = (amountOf: (material: Material) => number) =>
    materials.reduce((sum, material) => sum + amountOf(material), 0);
  if (materials.some(({ kind }) => kind === 'amount')) {
    return add(it => (it.kind === 'amount' ? it.amount : 0));
  }
  const denominator = add(it => (it.kind === 'sums' ? it.denominator : 0));
  const numerator = add(it => (it.kind === 'sums' ? it.numerator : 0));
  return denominator > 0 ? numerator / denominator : undefined;
}

/** What the parts give together, and what is measured of all their facts. */
function bothWays<T>(
  lists: readonly T[][],
  asked: MaterialQuestion,
  facts: (list: T[]) => MetricFacts,
) {
  const parts = new Map(
    lists.map((list, index) => [String(index), facts(list)]),
  );
  const { value } = measure({ ...asked, facts: facts(lists.flat()) });
  return {
    materials: materialsOf(parts, asked),
    value: value.kind === 'value' ? value.value : undefined,
  };
}

/** Facts whose parts do not give together what is measured of them all; undefined where there are none. */
function disagreement<T>(
  fact: fc.Arbitrary<T>,
  asked: MaterialQuestion,
  facts: (list: T[]) => MetricFacts,
  // Nothing at all adds up to 0, which is no value of a number that has none.
  none?: number,
) {
  const { counterexample } = fc.check(
    fc.property(partsOf(fact), lists => {
      const { materials, value } = bothWays(lists, asked, facts);
      const made = together([...materials.values()], asked.stat);
      return Math.abs((made ?? -1) - (value ?? none ?? -1)) < 1e-9;
    }),
  );
  return counterexample ?? undefined;
}

const spans = (list: Span[]): MetricFacts => ({ shape: 'span', spans: list });
const days = (list: DailyRatio[]): MetricFacts => ({
  shape: 'dailyRatio',
  days: list,
});
const numbered = fc
  .tuple(incident, fc.uuid())
  .map(([one, id]): Incident => ({ ...one, id }));
const incidents = (list: Incident[]): MetricFacts => ({
  shape: 'incident',
  incidents: list,
});

describe('materialsOf', () => {
  it.each(['p50', 'p75', 'p90', 'mean'] as const)(
    'makes the %s of waits, put together',
    name => {
      expect(
        disagreement(
          span,
          question(metric('github.reviewWait'), named(name)),
          spans,
        ),
      ).toBeUndefined();
    },
  );

  it('makes the number of answers, and the share within a time', () => {
    const wait = metric('github.reviewWait');
    expect(
      disagreement(span, question(wait, named('count')), spans, 0),
    ).toBeUndefined();
    expect(
      disagreement(
        span,
        question(wait, { kind: 'within', seconds: 86_400 }),
        spans,
      ),
    ).toBeUndefined();
  });

  it('makes a share of items, and their number', () => {
    const share = metric('github.maintenanceShare');
    expect(
      disagreement(span, question(share, named('share')), spans),
    ).toBeUndefined();
    expect(
      disagreement(span, question(share, named('count')), spans, 0),
    ).toBeUndefined();
  });

  it('makes a sum of daily events, with what is missing of each part', () => {
    // Of the 26 days that are over, more than 6 missing ones would be too many.
    let parts = 0;
    const ownSeries = (list: DailyRatio[]) => {
      parts++;
      return list.map((one, index) => ({
        ...one,
        series: `${parts}`,
        complete: one.complete || index >= 6,
      }));
    };
    expect(
      disagreement(
        fc.array(day, { maxLength: 12 }).map(ownSeries),
        question(metric('sentry.events'), named('sum')),
        lists => days(lists.flat()),
        0,
      ),
    ).toBeUndefined();
  });

  it('makes a ratio of days, where its users are identified', () => {
    const identified = day.map(one => ({
      ...one,
      denominator: one.denominator + 1,
    }));
    const ratio = metric('sentry.errorsPerUserDay');
    expect(
      disagreement(identified, question(ratio, named('ratio')), days),
    ).toBeUndefined();
    expect(
      disagreement(identified, question(ratio, named('count')), days, 0),
    ).toBeUndefined();
  });

  it('makes the number of incidents, and the shares of their time', () => {
    const count = metric('incidents.count');
    expect(
      disagreement(numbered, question(count, named('count')), incidents),
    ).toBeUndefined();
    expect(
      disagreement(
        numbered,
        question(metric('incidents.undetectedShare'), named('share')),
        incidents,
      ),
    ).toBeUndefined();
    expect(
      disagreement(
        numbered,
        question(metric('incidents.downtimeShare'), named('share')),
        incidents,
        0,
      ),
    ).toBeUndefined();
    expect(
      disagreement(
        numbered,
        question(metric('incidents.timeToMitigate'), named('p50')),
        incidents,
      ),
    ).toBeUndefined();
  });

  it.each(['last', 'mean'] as const)('makes the %s of readings', name => {
    expect(
      disagreement(read, question(reading, named(name)), readings => ({
        shape: 'reading',
        readings,
      })),
    ).toBeUndefined();
  });

  it('counts of a series the latest reading only, whichever part it is in', () => {
    const at = (number: number, value: number): Reading => ({
      series: 'coverage',
      at: number * DAY,
      value,
      weight: 1,
    });
    const materials = materialsOf(
      new Map<string, MetricFacts>([
        ['old', { shape: 'reading', readings: [at(101, 50)] }],
        ['new', { shape: 'reading', readings: [at(102, 80)] }],
      ]),
      question(reading, named('last')),
    );
    expect(materials.get('old')).toEqual({
      kind: 'sums',
      items: 0,
      numerator: 0,
      denominator: 0,
    });
    expect(materials.get('new')).toMatchObject({ items: 1, numerator: 80 });
  });

  it('refuses facts of another shape', () => {
    expect(() =>
      materialsOf(
        new Map([['one', days([])]]),
        question(metric('github.reviewWait'), named('p50')),
      ),
    ).toThrow('Facts of the shape dailyRatio are not span');
  });
});
