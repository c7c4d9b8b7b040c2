import { countMinutesOfHarm, farApart, swapped } from './naiveIncidents';
import {
  hasIncidents,
  readIncidents,
  RecordedIncident,
} from './recordedIncidents';

const row = (
  impactStart: string,
  detectedAt: string,
  impactEnd: string,
  resolvedAt: string,
): RecordedIncident => ({
  id: '1',
  title: 'Outage',
  severity: 'major',
  maintenance: false,
  areas: [],
  url: 'https://status.example.com/1',
  impactStart: `2026-${impactStart}:00Z`,
  detectedAt: `2026-${detectedAt}:00Z`,
  impactEnd: `2026-${impactEnd}:00Z`,
  resolvedAt: `2026-${resolvedAt}:00Z`,
});

describe('the independent reading of incidents', () => {
  it('doubts both of two that are in the wrong order, and nothing else', () => {
    const late = row(
      '01-01T10:00',
      '01-01T12:00',
      '01-01T11:00',
      '01-01T13:00',
    );
    expect(swapped(late)).toEqual(['detectedAt', 'impactEnd']);
    const fine = row(
      '01-01T10:00',
      '01-01T10:00',
      '01-01T11:00',
      '01-01T11:00',
    );
    expect(swapped(fine)).toEqual([]);
  });

  it('doubts neighbours that are more than 180 days apart', () => {
    const days = (detected: string) =>
      farApart(row('01-01T10:00', detected, detected, detected));
    expect(days('06-30T10:00')).toEqual([]);
    expect(days('06-30T10:01')).toEqual(['impactStart', 'detectedAt']);
  });

  it('counts a minute once in which two did harm', () => {
    const list = [
      row('01-01T10:00', '01-01T10:05', '01-01T10:30', '01-01T11:00'),
      row('01-01T10:20', '01-01T10:25', '01-01T10:50', '01-01T11:00'),
    ];
    const window = { from: '2026-01-01T10:10:00Z', to: '2026-01-01T12:00:00Z' };
    expect(countMinutesOfHarm(list, window)).toEqual({ minutes: 40, of: 110 });
  });
});

if (hasIncidents()) {
  describe('the list of real incidents', () => {
    it('have five mistyped rows that move a mean and not a median', () => {
      const minutes = (list: readonly RecordedIncident[]) =>
        list
          .flatMap(({ impactStart, detectedAt }) =>
            impactStart
              ? (Date.parse(detectedAt) - Date.parse(impactStart)) / 60_000
              : [],
          )
          .sort((a, b) => a - b);
      const mean = (list: readonly number[]) =>
        Math.round(list.reduce((sum, one) => sum + one, 0) / list.length);
      const raw = minutes(readIncidents());
      const forwards = raw.filter(one => one >= 0);
      const sane = forwards.filter(one => one < 180 * 24 * 60);
      expect([raw, forwards, sane].map(list => list.length)).toEqual([
        163, 161, 158,
      ]);
      expect([raw, forwards, sane].map(mean)).toEqual([6543, 6628, 125]);
      expect(raw[81]).toBe(41);
      expect((sane[78] + sane[79]) / 2).toBe(41);
    });
  });
}
