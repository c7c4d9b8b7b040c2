import fc from 'fast-check';
import {
  DAY,
  HOUR,
  incident,
  incidentArbitrary,
  MONDAY,
} from '../incidents/__testUtils__/incidents';
import { Incident } from '../incidents/Incident';
import { SeverityLadder } from '../incidents/SeverityLadder';
import { readPhases } from '../incidents/readPhases';
import { estimateDowntimeShare } from './estimateDowntimeShare';

/** 100 hours, so that an hour is a hundredth. */
const window = { from: MONDAY, to: MONDAY + 100 * HOUR };

const downtime = (
  incidents: Incident[],
  rest: Partial<Parameters<typeof estimateDowntimeShare>[0]> = {},
) =>
  estimateDowntimeShare({
    incidents,
    window,
    asOf: window.to,
    stat: 'share',
    isDowntime: () => true,
    ...rest,
  });

const number = (value: number) => ({ kind: 'value', value });

describe('estimateDowntimeShare', () => {
  it('counts time in which two incidents did harm once', () => {
    expect(
      downtime([
        incident({ started: 0, mitigated: 10 }),
        incident({ started: 5, mitigated: 15 }),
        incident({ started: 20, mitigated: 25 }),
      ]),
    ).toEqual({
      value: number(0.2),
      answered: 3,
      waiting: 0,
      withdrawn: 0,
      abandoned: 0,
      sums: { numerator: 20 * 3600, denominator: 100 * 3600 },
    });
  });

  it('ends the harm with the mitigation, else with the resolution, else not yet', () => {
    expect(
      downtime([incident({ started: 0, mitigated: 10, resolved: 90 })]).value,
    ).toEqual(number(0.1));
    expect(downtime([incident({ started: 0, resolved: 30 })]).value).toEqual(
      number(0.3),
    );
    expect(
      downtime([incident({ started: 40 }, { closed: false })]),
    ).toMatchObject({ value: number(0.6), answered: 0, waiting: 1 });
  });

  it('looks only at the part of the window that is over', () => {
    const open = incident(
      { started: 10, mitigated: 30 },
      { recordedAt: window.to },
    );
    // 10 of 20 hours as of then.
    expect(downtime([open], { asOf: MONDAY + 20 * HOUR }).value).toEqual(
      number(0.5),
    );
    expect(downtime([], { asOf: MONDAY }).value).toEqual({
      kind: 'none',
      reason: 'noItems',
    });
  });

  it('cuts harm off at both ends of the window', () => {
    expect(
      downtime([
        incident({ started: -50, mitigated: 5 }),
        incident(
          { started: 95, mitigated: 200 },
          { recordedAt: MONDAY + 9 * DAY },
        ),
        incident({ started: -9, mitigated: 0 }),
      ]),
    ).toMatchObject({ value: number(0.1) });
  });

  it('says 0 where no severe incident did harm', () => {
    const minor = incident({ started: 0, mitigated: 10 }, { severity: 'SEV3' });
    const isDowntime = (severity?: string) => severity === 'SEV1';
    expect(downtime([]).value).toEqual(number(0));
    expect(downtime([minor], { isDowntime }).value).toEqual(number(0));
  });

  it('leaves out and counts incidents whose start or end nobody knows', () => {
    const leftOut = [
      incident({ detected: 5, mitigated: 9 }),
      incident({ started: 5 }),
      incident({ started: 5, detected: 6, mitigated: 4 }),
    ];
    const counts = [
      { reason: 'phaseUnknown', count: 2 },
      { reason: 'phaseSuspect', count: 1 },
    ];
    expect(downtime(leftOut)).toMatchObject({
      value: { kind: 'none', reason: 'phaseUnknown' },
      leftOut: counts,
    });
    expect(
      downtime([...leftOut, incident({ started: 0, mitigated: 10 })]),
    ).toMatchObject({ value: number(0.1), leftOut: counts });
  });

  it('leaves out and counts incidents of which nobody knows whether they are severe', () => {
    const ladder = new SeverityLadder();
    const isDowntime = (severity?: string) =>
      ladder.isKnownAtLeast(severity, 'SEV2');
    const of = (severity: string | undefined, phases = {}) =>
      incident({ started: 0, mitigated: 10, ...phases }, { severity });
    const unknown = [
      of(undefined),
      of('Catastrophic'),
      incident({ detected: 5 }, { severity: undefined }),
    ];
    expect(downtime(unknown, { isDowntime })).toMatchObject({
      value: { kind: 'none', reason: 'severityUnknown' },
      leftOut: [{ reason: 'severityUnknown', count: 3 }],
    });
    expect(
      downtime([...unknown, of('SEV1', { mitigated: 20 }), of('SEV3')], {
        isDowntime,
      }),
    ).toMatchObject({
      value: number(0.2),
      answered: 1,
      leftOut: [{ reason: 'severityUnknown', count: 3 }],
    });
    // Long over, it has nothing to do with the window.
    const before = of(undefined, { started: -50, mitigated: -40 });
    expect(downtime([before], { isDowntime }).value).toEqual(number(0));
  });

  it('learns nothing from a mitigation that came later than the instant', () => {
    const resolvedTooEarly = incident(
      { started: 0, detected: 3, mitigated: 60, resolved: 2 },
      { closed: false, recordedAt: window.to },
    );
    expect(
      downtime([resolvedTooEarly], { asOf: MONDAY + 10 * HOUR }).value,
    ).toEqual({ kind: 'none', reason: 'phaseUnknown' });
  });

  it('counts incidents that did harm', () => {
    const some = [
      incident({ started: 0, mitigated: 10 }),
      incident({ started: 50 }, { closed: false }),
    ];
    expect(downtime(some, { stat: 'count' }).value).toEqual(number(2));
  });

  it('is what one counts hour by hour', () => {
    fc.assert(
      fc.property(
        fc.array(incidentArbitrary, { maxLength: 8 }),
        fc.integer({ min: 1, max: 100 }),
        (incidents, hours) => {
          const asOf = MONDAY + hours * HOUR;
          const known = incidents.map(one => ({
            ...one,
            recordedAt: window.to,
          }));
          const result = downtime(known, { asOf });
          const isDown = (instant: number) =>
            known.some(one => {
              const { usable, suspect, isOpen } = readPhases(one, asOf);
              const { started, mitigated, resolved } = usable;
              const end =
                mitigated ?? resolved ?? (isOpen ? Infinity : undefined);
              return (
                started !== undefined &&
                end !== undefined &&
                !suspect.has('mitigated') &&
                !(mitigated === undefined && suspect.has('resolved')) &&
                started <= instant &&
                instant < end
              );
            });
          let down = 0;
          for (let hour = 0; hour < hours; hour++) {
            down += isDown(MONDAY + hour * HOUR) ? 1 : 0;
          }
          const share = result.value.kind === 'value' ? result.value.value : 0;
          expect(share).toBeCloseTo(down / hours, 12);
        },
      ),
    );
  });
});
