import fc from 'fast-check';
import {
  DAY,
  HOUR,
  incident,
  incidentArbitrary,
  MONDAY,
} from './__testUtils__/incidents';
import { checkIncident } from './checkIncident';
import { Incident, incidentPhases } from './Incident';
import { uniqueIncidents } from './phaseSpan';
import { countedAt, readPhases } from './readPhases';
import { SeverityLadder } from './SeverityLadder';

const asOf = MONDAY + 30 * DAY;
const check = (one: Parameters<typeof checkIncident>[0]) =>
  checkIncident(one, {
    asOf,
    title: 'Checkout is down',
    ladder: new SeverityLadder(),
  });

describe('checkIncident', () => {
  it('finds nothing wrong with phases in order, also where two come at once', () => {
    const fine = incident(
      { started: 0, detected: 1, acknowledged: 1, mitigated: 3, resolved: 5 },
      { severity: 'SEV2' },
    );
    const checked = check(fine);
    expect(checked.warnings).toEqual([]);
    expect(checked.usable).toEqual(fine.phases);
  });

  it('doubts both of two phases in the wrong order, and no other', () => {
    const checked = check(
      incident({ started: 10, detected: 9, mitigated: 12, resolved: 13 }),
    );
    expect(checked.warnings).toEqual([
      {
        kind: 'outOfOrder',
        phases: ['started', 'detected'],
        message:
          '“Checkout is down”: detected (5 October 2026 09:00 UTC) is before started (5 October 2026 10:00 UTC).',
      },
    ]);
    expect(Object.keys(checked.usable)).toEqual(['mitigated', 'resolved']);
  });

  it('finds the wrong order also where a phase between them is unknown', () => {
    const [warning] = check(incident({ detected: 5, resolved: 4 })).warnings;
    expect(warning.phases).toEqual(['detected', 'resolved']);
  });

  it('doubts an absurd instant without casting doubt on those beside it', () => {
    const checked = check({
      ...incident({ detected: 1, resolved: 2 }),
      phases: {
        started: Date.UTC(1970, 0, 1),
        detected: MONDAY,
        resolved: Date.UTC(2062, 0, 1),
      },
    });
    expect(checked.warnings).toEqual([
      {
        kind: 'absurdInstant',
        phases: ['started', 'resolved'],
        message:
          '“Checkout is down”: started (1 January 1970 00:00 UTC) cannot be right, and resolved (1 January 2062 00:00 UTC) cannot be right.',
      },
    ]);
    expect(checked.usable).toEqual({ detected: MONDAY });
  });

  it('doubts both ends of a gap of more than 180 days', () => {
    const gap = (hours: number) =>
      check({
        ...incident({}),
        phases: { started: MONDAY - hours * HOUR, detected: MONDAY },
      }).warnings;
    expect(gap(180 * 24)).toEqual([]);
    expect(gap(180 * 24 + 1)).toMatchObject([
      { kind: 'absurdInstant', phases: ['started', 'detected'] },
    ]);
  });

  it('names a severity that is on no rung', () => {
    expect(check(incident({}, { severity: 'none' })).warnings).toEqual([
      {
        kind: 'unknownSeverity',
        phases: [],
        message:
          '“Checkout is down”: the severity “none” is none of SEV1, SEV2, SEV3, SEV4, SEV5.',
      },
    ]);
    expect(check(incident({}, { severity: 'p1' })).warnings).toEqual([]);
  });

  it('names an incident without a title by its id', () => {
    const { warnings } = checkIncident(
      incident({ detected: 5, resolved: 4 }, { id: 'pagerduty/P1' }),
      { asOf },
    );
    expect(warnings[0].message).toContain('“pagerduty/P1”');
  });
});

describe('readPhases', () => {
  it('takes what came at or after the instant for not yet come', () => {
    const past = incident({ started: 0, detected: 1, resolved: 5 });
    const reading = readPhases(
      { ...past, recordedAt: asOf },
      MONDAY + 5 * HOUR,
    );
    expect(Object.keys(reading.usable)).toEqual(['started', 'detected']);
    expect([...reading.later]).toEqual(['resolved']);
    expect(reading.isOpen).toBe(true);
    expect(readPhases(past, MONDAY + 5 * HOUR + 1).isOpen).toBe(false);
  });

  it('takes a phase more than a day after it was learned for absurd', () => {
    const future = (hours: number) =>
      readPhases(
        incident({ detected: 0, resolved: hours }, { recordedAt: MONDAY }),
        asOf,
      ).absurd;
    expect(future(24)).toEqual([]);
    expect(future(25)).toEqual(['resolved']);
  });

  it('gives usable phases in order, and every known phase once', () => {
    fc.assert(
      fc.property(
        incidentArbitrary,
        fc.integer({ min: -30, max: 80 }),
        (one, hour) => {
          const now = MONDAY + hour * HOUR;
          const reading = readPhases({ ...one, recordedAt: asOf }, now);
          const instants = Object.values(reading.usable);
          expect(instants).toEqual([...instants].sort((a, b) => a - b));
          for (const phase of incidentPhases) {
            const places = [
              reading.usable[phase] !== undefined,
              reading.suspect.has(phase),
              reading.later.has(phase),
            ].filter(Boolean);
            expect(places).toHaveLength(
              one.phases[phase] === undefined ? 0 : 1,
            );
          }
        },
      ),
    );
  });

  it('is the same as of an instant whatever came later', () => {
    fc.assert(
      fc.property(
        incidentArbitrary,
        fc.integer({ min: -30, max: 80 }),
        (one, hour) => {
          const now = MONDAY + hour * HOUR;
          const whole = readPhases({ ...one, recordedAt: asOf }, now);
          const known = Object.entries(one.phases).filter(
            ([, when]) => when < now,
          );
          const then = readPhases(
            { ...one, phases: Object.fromEntries(known) },
            now,
          );
          expect(whole.usable).toEqual(then.usable);
          expect(whole.outOfOrder).toEqual(then.outOfOrder);
        },
      ),
    );
  });
});

describe('countedAt', () => {
  it.each([
    ['its detection', { started: 1, detected: 2, resolved: 9 }, 2],
    ['its detection also in the wrong order', { started: 5, detected: 2 }, 2],
    [
      'its earliest phase where that is unknown',
      { mitigated: 4, resolved: 3 },
      3,
    ],
  ])('is %s', (_, hours, expected) => {
    expect(countedAt(incident(hours), asOf)).toBe(MONDAY + expected * HOUR);
  });

  it('is another phase where the detection is absurd', () => {
    const odd = incident({ started: 1, resolved: 3 });
    expect(
      countedAt({ ...odd, phases: { ...odd.phases, detected: 0 } }, asOf),
    ).toBe(MONDAY + HOUR);
    expect(
      countedAt(
        { ...odd, phases: { ...odd.phases, detected: Date.UTC(2062, 1) } },
        asOf,
      ),
    ).toBe(MONDAY + HOUR);
  });

  it('is when it was learned where no phase is any good', () => {
    expect(
      countedAt(
        { ...incident({}), phases: { detected: 0 }, recordedAt: 7 },
        asOf,
      ),
    ).toBe(7);
    expect(countedAt(incident({}), asOf)).toBeUndefined();
  });

  it('stays when it was first learned of, whatever was said since', () => {
    const edited = { firstRecordedAt: 7, recordedAt: asOf };
    expect(countedAt({ ...incident({}), ...edited }, asOf)).toBe(7);
  });

  it('believes phases by when they were learned, not by the last edit', () => {
    const edited = { phasesRecordedAt: MONDAY, recordedAt: asOf };
    const countedWith = (detected: number) =>
      countedAt({ ...incident({ started: 3, detected }), ...edited }, asOf);
    expect(countedWith(24)).toBe(MONDAY + 24 * HOUR);
    expect(countedWith(25)).toBe(MONDAY + 3 * HOUR);
  });
});

describe('uniqueIncidents', () => {
  const said = (area: string, values: Partial<Incident>) =>
    incident({}, { id: 'pagerduty/P1', area, ...values });

  it.each([
    ['later', { recordedAt: 1 }, { recordedAt: 2 }],
    [
      'last, of two things learned at once',
      { recordedAt: 1, version: 1 },
      { recordedAt: 1, version: 2 },
    ],
  ])('believes what was learned %s, in any order', (_, first, last) => {
    const both = [said('shop', first), said('search', last)];
    for (const given of [both, both.reverse()]) {
      expect(uniqueIncidents(given).map(({ area }) => area)).toEqual([
        'search',
      ]);
    }
  });
});
