import { DAY, incident, MONDAY } from './__testUtils__/incidents';
import { checkIncident, countDoubts } from './checkIncident';
import {
  readEachIncident,
  readIncident,
  uniqueReadings,
} from './IncidentReading';
import { SeverityLadder } from './SeverityLadder';

const asOf = MONDAY + 30 * DAY;
const ladder = new SeverityLadder();

describe('uniqueReadings', () => {
  it('keeps of an incident that stands twice what was learned last', () => {
    const first = incident({ detected: 1 }, { id: 'a', recordedAt: MONDAY });
    const last = incident({ detected: 2 }, { id: 'a', recordedAt: asOf });
    const other = incident({ detected: 3 }, { id: 'b', recordedAt: asOf });
    const readings = [last, first, other].map(one => readIncident(one, asOf));
    expect(uniqueReadings(readings)).toEqual([readings[0], readings[2]]);
    expect(readEachIncident([first, last, other], asOf)).toEqual([
      readings[0],
      readings[2],
    ]);
  });

  it('leaves a list alone in which each stands once', () => {
    const readings = [readIncident(incident({ detected: 1 }), asOf)];
    expect(uniqueReadings(readings)).toBe(readings);
  });
});

describe('countDoubts', () => {
  it.each([
    [{ started: 0, detected: 1 }, 'SEV1', 0],
    [{ started: 1, detected: 0 }, 'SEV1', 1],
    [{ started: 1, detected: 0 }, 'odd', 2],
    // More than 180 days between two, and no severity at all.
    [{ started: -181 * 24, detected: 0 }, undefined, 1],
    [{ started: -181 * 24, detected: 0, resolved: -1 }, 'odd', 3],
  ])(
    'counts the warnings that there are: %j, %s',
    (phases, severity, count) => {
      const doubtful = incident(phases, { severity });
      expect(countDoubts(readIncident(doubtful, asOf), ladder)).toBe(count);
      expect(checkIncident(doubtful, { asOf, ladder }).warnings).toHaveLength(
        count,
      );
    },
  );
});
