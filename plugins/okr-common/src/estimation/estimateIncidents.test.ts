import {
  DAY,
  HOUR,
  incident,
  incidentArbitrary,
  MONDAY,
} from '../incidents/__testUtils__/incidents';
import fc from 'fast-check';
import { Incident } from '../incidents/Incident';
import {
  estimateIncidentCount,
  estimateUndetectedShare,
  incidentSpans,
} from './estimateIncidents';

const window = { from: MONDAY, to: MONDAY + 7 * DAY };
const END = window.to;
const number = (value: number) => ({ kind: 'value', value });
const none = (reason: string) => ({ kind: 'none', reason });

describe('estimateIncidentCount', () => {
  const count = (incidents: Incident[], asOf = END) =>
    estimateIncidentCount({ incidents, window, asOf }).value;

  it('counts what was detected in the window, and not what was only resolved there', () => {
    expect(
      count([
        incident({ started: -30, detected: 0 }),
        incident({ detected: 167 }),
        incident({ detected: 168 }),
        incident({ started: -3, detected: -2, resolved: 5 }),
      ]),
    ).toEqual(number(2));
  });

  it('says 0 where there were none', () => {
    expect(count([])).toEqual(number(0));
  });

  it('counts an incident of two services once', () => {
    const one = incident({ detected: 5 });
    expect(count([one, { ...one }, incident({ detected: 5 })])).toEqual(
      number(2),
    );
  });

  it('loses none whose detection is unknown or absurd', () => {
    const absurd = incident({ resolved: 3 });
    absurd.phases.detected = 0;
    expect(count([incident({ resolved: 4 }), absurd])).toEqual(number(2));
  });

  it('does not know of what is detected later than the instant', () => {
    const late = incident({ started: 1, detected: 10 }, { recordedAt: END });
    expect(count([late], MONDAY + 10 * HOUR)).toEqual(number(0));
    expect(count([late], MONDAY + 10 * HOUR + 1)).toEqual(number(1));
  });
});

describe('incidentSpans', () => {
  const detection = { from: 'started', to: 'detected' } as const;
  const mitigation = { from: 'started', to: 'mitigated' } as const;
  const spans = (
    incidents: Incident[],
    phases: { from: 'started'; to: 'detected' | 'mitigated' } = detection,
    asOf = END,
  ) => incidentSpans({ incidents, window, asOf, phases });

  it('runs from one phase to the other', () => {
    expect(spans([incident({ started: 1, detected: 3 })])).toEqual({
      spans: [
        {
          start: MONDAY + HOUR,
          end: MONDAY + 3 * HOUR,
          outcome: 'answered',
        },
      ],
    });
  });

  it('lets an open incident wait for a phase that has not come', () => {
    const open = incident({ started: 1, detected: 3 }, { closed: false });
    expect(spans([open], mitigation)).toEqual({
      spans: [{ start: MONDAY + HOUR }],
    });
  });

  it('does not wait for a phase that must have come, as a later one is known', () => {
    const passed = incident({ started: 1, mitigated: 3 }, { closed: false });
    expect(spans([passed])).toEqual({
      spans: [],
      leftOut: [{ reason: 'phaseUnknown', count: 1 }],
    });
  });

  it('leaves out and counts incidents whose phases are unknown or in doubt', () => {
    expect(
      spans(
        [
          // No start; over, and nobody said when it was mitigated; detected before it started.
          incident({ detected: 3, mitigated: 4 }),
          incident({ started: 1, detected: 3, resolved: 9 }),
          incident({ started: 4, detected: 3, mitigated: 9 }),
          // Counted in another week.
          incident({ detected: -3, mitigated: 4 }),
        ],
        mitigation,
      ),
    ).toEqual({
      spans: [],
      leftOut: [
        { reason: 'phaseUnknown', count: 2 },
        { reason: 'phaseSuspect', count: 1 },
      ],
    });
  });

  it('says nothing of an incident that has not begun', () => {
    const later = incident({ started: 5, detected: 6 }, { recordedAt: END });
    expect(spans([later], detection, MONDAY + 4 * HOUR)).toEqual({ spans: [] });
  });

  it('has each incident of the window at most once, in a span or left out', () => {
    fc.assert(
      fc.property(fc.array(incidentArbitrary), incidents => {
        const result = spans([...incidents, ...incidents], mitigation);
        const leftOut = (result.leftOut ?? []).reduce(
          (sum, { count }) => sum + count,
          0,
        );
        expect(result.spans.length + leftOut).toBeLessThanOrEqual(
          incidents.length,
        );
        for (const { start, end = start } of result.spans) {
          expect(end).toBeGreaterThanOrEqual(start);
        }
      }),
    );
  });
});

describe('estimateUndetectedShare', () => {
  const share = (incidents: Incident[], stat: 'share' | 'count' = 'share') =>
    estimateUndetectedShare({ incidents, window, asOf: END, stat });

  it('divides times added up, so that long incidents weigh more', () => {
    // 24 of 25 h, and 0 of 5 h.
    expect(
      share([
        incident({ started: 0, detected: 24, resolved: 25 }),
        incident({ started: 30, detected: 30, resolved: 35 }),
      ]),
    ).toEqual({
      value: number(0.8),
      answered: 2,
      waiting: 0,
      withdrawn: 0,
      abandoned: 0,
      sums: { numerator: 24 * 3600, denominator: 30 * 3600 },
    });
  });

  it('looks at incidents resolved in the window, whenever they started', () => {
    expect(
      share([
        incident({ started: -30, detected: -20, resolved: 10 }),
        incident({ started: 1, detected: 2 }, { closed: false }),
        incident({ started: 1, detected: 2, resolved: 200 }),
      ]),
    ).toMatchObject({ value: number(0.25), answered: 1 });
  });

  it('counts those whose start is unknown or in doubt beside it', () => {
    const known = incident({ started: 0, detected: 1, resolved: 2 });
    const unknown = incident({ detected: 1, resolved: 2 });
    const suspect = incident({ started: 3, detected: 1, resolved: 5 });
    expect(share([known, unknown, suspect])).toMatchObject({
      value: number(0.5),
      leftOut: [
        { reason: 'phaseUnknown', count: 1 },
        { reason: 'phaseSuspect', count: 1 },
      ],
    });
    expect(share([known, unknown], 'count').value).toEqual(number(1));
    expect(share([unknown]).value).toEqual(none('phaseUnknown'));
    expect(share([]).value).toEqual(none('noItems'));
  });

  it('is a share, and makes nothing of the order', () => {
    fc.assert(
      fc.property(fc.array(incidentArbitrary), incidents => {
        const result = share(incidents);
        expect(share([...incidents].reverse())).toEqual(result);
        const value = result.value.kind === 'value' ? result.value.value : 0;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
