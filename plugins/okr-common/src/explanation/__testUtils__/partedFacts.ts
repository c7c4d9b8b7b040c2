import fc from 'fast-check';
import { MetricFacts } from '../../estimation/measure';
import { DailyRatio, Reading, Span } from '../../estimation/types';
import { Incident } from '../../incidents/Incident';
import { Both, Side } from '../types';

const DAY = 86_400_000;
const HOUR = DAY / 24;
export const windows: Both<{ from: number; to: number }> = {
  then: { from: 100 * DAY, to: 128 * DAY },
  now: { from: 156 * DAY, to: 184 * DAY },
};
export const sides: readonly Side[] = ['then', 'now'];

/** Around a window that begins at 100 days, in whole hours. */
const instant = fc
  .integer({ min: 95 * 24, max: 130 * 24 })
  .map(hours => hours * HOUR);

const span = fc
  .record({
    start: instant,
    hours: fc.nat(100),
    outcome: fc.constantFrom(
      'answered' as const,
      'answered' as const,
      'withdrawn' as const,
      undefined,
    ),
    matches: fc.boolean(),
  })
  .map(
    ({ start, hours, outcome, matches }): Span => ({
      start,
      matches,
      ...(outcome && { outcome, end: start + hours * HOUR }),
    }),
  );

const day: fc.Arbitrary<DailyRatio> = fc.record({
  day: fc.integer({ min: 98, max: 130 }).map(number => number * DAY),
  numerator: fc.nat(100),
  denominator: fc.nat(10),
  complete: fc.constantFrom(true, true, false),
});

const reading: fc.Arbitrary<Reading> = fc.record({
  series: fc.constantFrom('a', 'b', 'c'),
  at: instant,
  value: fc.nat(100),
  weight: fc.integer({ min: 1, max: 9 }),
});

const incident = fc
  .record({
    start: instant,
    gaps: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)),
    severity: fc.constantFrom('SEV1', 'SEV2'),
  })
  .map(({ start, gaps: [one, two, three], severity }): Incident => {
    const at = (hours: number) => start + hours * HOUR;
    return {
      id: '',
      severity,
      closed: true,
      phases: {
        started: start,
        detected: at(one),
        acknowledged: at(one),
        mitigated: at(one + two),
        resolved: at(one + two + three),
      },
    };
  });

/** The same thing as long after as the one window lies after the other. */
const later = windows.now.from - windows.then.from;
const shiftInstant = (at: number) => at + later;
const shiftIncident = (it: Incident): Incident => ({
  ...it,
  phases: Object.fromEntries(
    Object.entries(it.phases).map(([phase, at]) => [phase, shiftInstant(at)]),
  ),
});
const shiftSpan = ({ end, ...it }: Span): Span => ({
  ...it,
  start: shiftInstant(it.start),
  ...(end !== undefined && { end: shiftInstant(end) }),
});

export type PartFacts = Both<MetricFacts>;

/** Facts of up to five parts in both windows. */
const parted = <Fact>(
  fact: fc.Arbitrary<Fact>,
  shift: (fact: Fact) => Fact,
  make: (facts: Fact[]) => MetricFacts,
): fc.Arbitrary<PartFacts[]> =>
  fc
    .array(
      fc.record({
        then: fc.array(fact, { maxLength: 6 }),
        now: fc.array(fact, { maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map(parts =>
      parts.map(({ then, now }) => ({
        then: make(then),
        now: make(now.map(shift)),
      })),
    );

const spansOf = (spans: Span[]): MetricFacts => ({ shape: 'span', spans });
const daysOf = (days: DailyRatio[]): MetricFacts => ({
  shape: 'dailyRatio',
  days,
});
export const spans = parted(span, shiftSpan, spansOf);
/** A series is of one target. */
export const days = parted(
  day,
  it => ({ ...it, day: shiftInstant(it.day) }),
  daysOf,
).map(parts =>
  parts.map((part, index): PartFacts => {
    const own = (facts: MetricFacts): MetricFacts =>
      facts.shape === 'dailyRatio'
        ? daysOf(facts.days.map(it => ({ ...it, series: `${index}` })))
        : facts;
    return { then: own(part.then), now: own(part.now) };
  }),
);
/** A series is of one target. */
export const readings = parted(
  reading,
  it => ({ ...it, at: shiftInstant(it.at) }),
  (some): MetricFacts => ({ shape: 'reading', readings: some }),
).map(parts =>
  parts.map((part, index): PartFacts => {
    const own = (facts: MetricFacts): MetricFacts =>
      facts.shape === 'reading'
        ? {
            shape: 'reading',
            readings: facts.readings.map(it => ({
              ...it,
              series: `${index} ${it.series}`,
            })),
          }
        : facts;
    return { then: own(part.then), now: own(part.now) };
  }),
);
/** Each incident is one of its own. */
export const incidents = parted(incident, shiftIncident, some => ({
  shape: 'incident',
  incidents: some,
})).map(parts =>
  parts.map(({ then, now }, part): PartFacts => {
    const named = (facts: MetricFacts, side: Side): MetricFacts =>
      facts.shape === 'incident'
        ? {
            shape: 'incident',
            incidents: facts.incidents.map((it, index) => ({
              ...it,
              id: `${side} ${part} ${index}`,
            })),
          }
        : facts;
    return { then: named(then, 'then'), now: named(now, 'now') };
  }),
);
