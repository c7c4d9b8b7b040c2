import { DAY, HOUR, incident, MONDAY } from './__testUtils__/incidents';
import { phaseBar } from './phaseBar';
import { Incident } from './Incident';

const bar = (incidents: Incident[], asOf = MONDAY + 7 * DAY) =>
  phaseBar({
    incidents,
    window: { from: MONDAY, to: MONDAY + 7 * DAY },
    asOf,
  });

describe('phaseBar', () => {
  it('shows where the time of resolved incidents went', () => {
    expect(
      bar([
        incident({ started: 0, detected: 4, mitigated: 5, resolved: 8 }),
        // Nobody said when it was mitigated.
        incident({ started: 10, detected: 11, resolved: 13 }),
      ]),
    ).toEqual({
      undetectedSeconds: 5 * 3600,
      mitigatingSeconds: 3 * 3600,
      resolvingSeconds: 3 * 3600,
      known: 2,
      of: 2,
    });
  });

  it('says of how many the start is not known', () => {
    expect(
      bar([
        incident({ started: 0, detected: 4, resolved: 8 }),
        incident({ detected: 4, resolved: 8 }),
        // Detected before it started.
        incident({ started: 5, detected: 4, resolved: 8 }),
        // Over, and nobody knows since when.
        incident({ started: 5, detected: 6 }),
      ]),
    ).toMatchObject({ undetectedSeconds: 4 * 3600, known: 1, of: 4 });
  });

  it('leaves out what is open, over earlier, or over only later', () => {
    expect(
      bar([
        incident({ started: 0, detected: 4 }, { closed: false }),
        incident({ started: -9, detected: -8, resolved: -1 }),
        incident({ started: 0, detected: 1, resolved: 7 * 24 }),
      ]),
    ).toMatchObject({ known: 0, of: 0 });
    const later = incident({ started: 0, detected: 1, resolved: 30 });
    expect(bar([later], MONDAY + 30 * HOUR).of).toBe(0);
    expect(bar([later], MONDAY + 31 * HOUR).of).toBe(1);
  });

  it('counts an incident of two targets once', () => {
    const one = incident({ started: 0, detected: 1, resolved: 2 });
    expect(bar([one, { ...one }])).toMatchObject({
      undetectedSeconds: 3600,
      of: 1,
    });
  });
});
