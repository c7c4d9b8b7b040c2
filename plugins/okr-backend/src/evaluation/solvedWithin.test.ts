import {
  businessCalendar,
  IncidentReading,
  parseAnnotation,
  readIncident,
  SeverityLadder,
  wallCalendar,
} from '@keyresults/backstage-plugin-okr-common';
import { MetricRegistry } from './MetricRegistry';
import { phaseWaitsOf } from './phaseWaits';
import { solvedWithin, Yardstick, yardstickOf } from './solvedWithin';

const { definitions: metrics } = new MetricRegistry({ collectors: [] });
const ladder = new SeverityLadder();
const hour = 3600;

/** What SEV1 is held against by key results, each a line of YAML. */
function yardstick(
  keyResults: Record<string, string>,
  configured: Record<string, number> = {},
): Yardstick | undefined {
  const lines = Object.entries(keyResults).map(
    ([id, text]) => `    ${id}: { title: ${id}, ${text} }`,
  );
  const { objectives } = parseAnnotation(
    [
      'a:',
      '  objective: A',
      '  cycle: 2026-Q4',
      '  keyResults:',
      ...lines,
    ].join('\n'),
    { metrics, cycles: { fiscalYearStartMonth: 1, timeZone: 'UTC' } },
  );
  expect(
    objectives.flatMap(it => it.keyResults).filter(it => it.kind === 'invalid'),
  ).toEqual([]);
  return yardstickOf(
    'SEV1',
    objectives,
    ladder,
    new Map(Object.entries(configured)),
  );
}

const resolve = 'metric: incidents.timeToResolve, where: { severity: SEV1 }';
const mitigate = 'metric: incidents.timeToMitigate, where: { severity: SEV1 }';

describe('what severe incidents are held against', () => {
  it('is the target value of a key result that moves', () => {
    expect(
      yardstick({ kr: `${resolve}, stat: p50, from: 8h, to: 4h` }),
    ).toEqual({
      severity: 'SEV1',
      metric: 'incidents.timeToResolve',
      seconds: 4 * hour,
      promisedBy: 'kr',
    });
  });

  it('is what a key result holds', () => {
    expect(
      yardstick({ kr: `${mitigate}, stat: p90, keep: below 2h` }),
    ).toMatchObject({
      metric: 'incidents.timeToMitigate',
      seconds: 2 * hour,
    });
  });

  it('is the time of a share, not the share', () => {
    expect(
      yardstick({ kr: `${resolve}, stat: within 3h, from: 50%, to: 90%` }),
    ).toMatchObject({ seconds: 3 * hour });
  });

  it('is the shortest of several times', () => {
    expect(
      yardstick({
        long: `${resolve}, stat: p50, from: 8h, to: 4h`,
        short: `${mitigate}, stat: p50, from: 8h, to: 1h`,
      }),
    ).toMatchObject({ promisedBy: 'short', seconds: hour });
  });

  it('is named by the source’s word too', () => {
    const asked = resolve.replace('SEV1', 'critical');
    expect(
      yardstick({ kr: `${asked}, stat: p50, from: 8h, to: 4h` }),
    ).toMatchObject({ severity: 'SEV1', seconds: 4 * hour });
  });

  it.each([
    'metric: incidents.timeToResolve, stat: p50, from: 8h, to: 4h',
    'metric: incidents.timeToResolve, where: { severity: SEV2 }, stat: p50, from: 8h, to: 4h',
    'metric: incidents.timeToResolve, where: { severity: SEV1, area: search }, stat: p50, from: 8h, to: 4h',
    'metric: incidents.timeToDetect, where: { severity: SEV1 }, stat: p50, from: 8h, to: 4h',
    `${resolve}, stat: count, from: 8, to: 4`,
  ])('is no other key result: %s', text => {
    expect(yardstick({ kr: text })).toBeUndefined();
  });

  it('is what is configured where no key result says it', () => {
    expect(yardstick({}, { SEV1: hour, SEV2: 4 * hour })).toEqual({
      severity: 'SEV1',
      metric: 'incidents.timeToResolve',
      seconds: hour,
    });
    expect(
      yardstick(
        { kr: `${resolve}, stat: p50, from: 8h, to: 4h` },
        { SEV1: hour },
      ),
    ).toMatchObject({ seconds: 4 * hour });
    expect(yardstick({}, { SEV2: hour })).toBeUndefined();
  });
});

describe('how many severe incidents were solved in time', () => {
  const at = (text: string) => Date.parse(`2026-11-${text}Z`);
  const asOf = at('10T12:00');
  const window = { from: at('01T00:00'), to: asOf };
  const incident = (
    id: string,
    started: string | undefined,
    resolved?: string,
  ): IncidentReading =>
    readIncident(
      {
        id,
        phases: {
          ...(started && { started: at(started) }),
          detected: at(started ?? '05T00:00'),
          ...(resolved && { resolved: at(resolved) }),
        },
        severity: 'SEV1',
        closed: resolved !== undefined,
      },
      asOf,
    );
  const office = businessCalendar({ timeZone: 'UTC', label: 'office' });
  const configured: Yardstick = {
    severity: 'SEV1',
    metric: 'incidents.timeToResolve',
    seconds: 4 * hour,
  };
  const solved = (
    incidents: IncidentReading[] | undefined,
    given: Yardstick | undefined = configured,
  ) =>
    solvedWithin('SEV1', given, {
      calendar: office,
      waitsOf: ({ phases }, calendar) =>
        incidents &&
        phaseWaitsOf(incidents, { phases, window, asOf, calendar }),
    });

  it('counts those of just that long as in time', () => {
    expect(
      solved([
        incident('in time', '02T00:00', '02T04:00'),
        incident('too late', '03T00:00', '03T04:01'),
      ]),
    ).toMatchObject({ within: 1, of: 2, openPast: 0 });
  });

  it('counts open ones once they are past it, and says so', () => {
    expect(
      solved([
        incident('solved', '02T00:00', '02T01:00'),
        incident('past', '10T07:00'),
        // Three hours old: nobody can say yet.
        incident('young', '10T09:00'),
      ]),
    ).toMatchObject({ within: 1, of: 2, openPast: 1, openWithin: 1 });
  });

  it('counts none of which the time is not known, and says so', () => {
    expect(solved([incident('no start', undefined, '05T01:00')])).toMatchObject(
      { within: 0, of: 0, unknown: 1 },
    );
  });

  it('counts what is promised in working hours, and what is set for all around the clock', () => {
    // Monday 2 November, 15:00 to 10:00 on Tuesday: 19 hours, of which 3 are working hours.
    const overnight = [incident('overnight', '02T15:00', '03T10:00')];
    expect(
      solved(overnight, { ...configured, promisedBy: 'kr' }),
    ).toMatchObject({ target: { calendar: 'office' }, within: 1, of: 1 });
    expect(solved(overnight)).toMatchObject({
      target: { calendar: 'wall' },
      within: 0,
      of: 1,
    });
  });

  it('names what they are held against, and has no number without', () => {
    const some = [incident('solved', '02T00:00', '02T01:00')];
    expect(solved(some).target).toEqual({
      metric: 'incidents.timeToResolve',
      seconds: 4 * hour,
      calendar: 'wall',
    });
    const none = {
      severity: 'SEV1',
      within: 0,
      of: 0,
      unknown: 0,
      openPast: 0,
      openWithin: 0,
    };
    expect(
      solvedWithin('SEV1', undefined, {
        calendar: wallCalendar,
        waitsOf: ({ phases }, calendar) =>
          phaseWaitsOf(some, { phases, window, asOf, calendar }),
      }),
    ).toEqual(none);
    expect(solved(undefined)).toEqual(none);
  });
});
