import {
  compareDurations,
  estimateIncidentCount,
  estimateWaiting,
  Incident,
  incidentPhases,
  incidentSpans,
  IncidentsSummary,
  PhaseTime,
  readEachIncident,
  SeverityLadder,
  wallCalendar,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import fc from 'fast-check';
import { incidentsPanel } from './incidentsPanel';
import { phaseMetrics, timeToResolve } from './phaseTime';

const hour = 3_600_000;
const day = 24 * hour;
const asOf = Date.parse('2026-11-10T12:00Z');
const window: Window = { from: asOf - 30 * day, to: asOf };
const before: Window = { from: asOf - 60 * day, to: asOf - 30 * day };
const ladder = new SeverityLadder();
const isDowntime = (severity: string | undefined) =>
  ladder.isKnownAtLeast(severity, 'SEV2');

/** In any order, some unknown, some still to come: also those that nobody would believe. */
const incidents: fc.Arbitrary<Incident[]> = fc
  .array(
    fc.record({
      start: fc.integer({ min: -70 * 24, max: 24 }),
      gaps: fc.array(
        fc.oneof(
          { weight: 12, arbitrary: fc.integer({ min: 0, max: 30 }) },
          { weight: 1, arbitrary: fc.integer({ min: -5, max: 5000 }) },
        ),
        { minLength: 5, maxLength: 5 },
      ),
      known: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      severity: fc.constantFrom('SEV1', 'SEV2', 'SEV3', 'odd', undefined),
      area: fc.constantFrom('search', 'payments', undefined),
      closed: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map(some =>
    some.map(({ start, gaps, known, ...rest }, index) => {
      let at = asOf + start * hour;
      const phases: Incident['phases'] = {};
      incidentPhases.forEach((phase, place) => {
        at += gaps[place] * hour;
        if (known[place]) {
          phases[phase] = at;
        }
      });
      return { id: `it/${index}`, phases, recordedAt: asOf, ...rest };
    }),
  );

/** The plain way: each question is asked of the incidents on its own. */
function plainTime(
  some: readonly Incident[],
  { id, title, phases }: (typeof phaseMetrics)[number],
): PhaseTime {
  const of = (asked: Window) => {
    const { spans, leftOut = [] } = incidentSpans({
      incidents: some,
      window: asked,
      asOf,
      phases: phases!,
    });
    const estimate = estimateWaiting({
      spans,
      window: asked,
      asOf,
      calendar: wallCalendar,
    });
    const inWindow = spans.flatMap(({ start, end }) => {
      if (start >= asked.to || (end !== undefined && end < asked.from)) {
        return [];
      }
      const isAnswered = end !== undefined && end < asked.to;
      const until = isAnswered ? end : asked.to;
      return [{ isAnswered, wait: until - start }];
    });
    const waits = {
      answered: inWindow.filter(it => it.isAnswered).map(it => it.wait),
      censored: inWindow.filter(it => !it.isAnswered).map(it => it.wait),
    };
    const unknown = leftOut.reduce((sum, { count }) => sum + count, 0);
    const isUnknown = inWindow.length === 0 && unknown > 0;
    const none = { kind: 'none', reason: 'phaseUnknown' } as const;
    return {
      p50: isUnknown ? none : estimate.quantile(0.5),
      mean: isUnknown ? none : estimate.mean(),
      known: inWindow.length,
      of: inWindow.length + unknown,
      waits,
    };
  };
  const now = of(window);
  const then = of(before);
  return {
    metric: id,
    title,
    p50: now.p50,
    mean: now.mean,
    known: now.known,
    of: now.of,
    before: { p50: then.p50, known: then.known },
    comparison: compareDurations({
      current: now.waits,
      before: then.waits,
      better: 'lower',
    }),
  };
}

function panelOf(some: readonly Incident[]) {
  const readings = readEachIncident(some, asOf);
  return incidentsPanel({
    incidents: readings,
    incidentsBefore: readings,
    months: [{ month: window, incidents: readings }],
    window,
    before,
    asOf,
    calendar: wallCalendar,
    ladder,
    isDowntime,
    yardstickOf: severity => ({
      severity,
      metric: timeToResolve.id,
      seconds: 4 * 3600,
    }),
  });
}

const countOf = (some: readonly Incident[], asked: Window) =>
  estimateIncidentCount({ incidents: some, window: asked, asOf }).answered;

describe('the panel of incidents', () => {
  it('says of every phase and severity what the estimators say of each alone', () => {
    fc.assert(
      fc.property(incidents, some => {
        const panel = panelOf(some);
        const ofSeverity = (severity: string | undefined) =>
          some.filter(incident => incident.severity === severity);
        expect(panel.phases).toEqual(
          phaseMetrics.map(metric => plainTime(some, metric)),
        );
        for (const row of panel.bySeverity) {
          const own = ofSeverity(row.severity);
          expect(row.timeToResolve).toEqual(plainTime(own, timeToResolve));
          expect([row.count, row.before]).toEqual([
            countOf(own, window),
            countOf(own, before),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts every incident of a month under one severity', () => {
    fc.assert(
      fc.property(incidents, some => {
        const { months, total } = panelOf(some);
        const [{ counts, withoutSeverity }] = months;
        const sum = counts.reduce((all, count) => all + count, withoutSeverity);
        expect([sum, total.count]).toEqual([
          countOf(some, window),
          countOf(some, window),
        ]);
      }),
    );
  });

  it('holds against the target what took longer, of the severity alone', () => {
    const solved = (id: string, severity: string, hours: number): Incident => ({
      id,
      severity,
      closed: true,
      phases: {
        started: asOf - 5 * day,
        detected: asOf - 5 * day,
        resolved: asOf - 5 * day + hours * hour,
      },
    });
    const { severe } = panelOf([
      solved('a', 'SEV1', 3),
      solved('b', 'SEV1', 5),
      solved('c', 'SEV2', 1),
    ]);
    const told = ({
      severity,
      within,
      of,
    }: IncidentsSummary['severe'][number]) => [severity, within, of];
    expect(severe.map(told)).toEqual([
      ['SEV1', 1, 2],
      ['SEV2', 1, 1],
    ]);
  });

  it('does not take incidents without a severity, or on no rung, for no downtime', () => {
    const of = (id: string, severity?: string): Incident => ({
      id,
      severity,
      closed: true,
      phases: {
        started: asOf - 5 * day,
        detected: asOf - 5 * day,
        resolved: asOf - 5 * day + 18 * hour,
      },
    });
    expect(panelOf([of('a'), of('b', 'Catastrophic')])).toMatchObject({
      downtime: { kind: 'none', reason: 'severityUnknown' },
      downtimeOf: { known: 0, of: 0, severityUnknown: 2 },
    });
    expect(panelOf([of('a'), of('b', 'SEV1')])).toMatchObject({
      downtime: { kind: 'value' },
      downtimeOf: { known: 1, of: 1, severityUnknown: 1 },
    });
  });
});
