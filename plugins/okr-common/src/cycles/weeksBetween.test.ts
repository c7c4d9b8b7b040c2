import fc from 'fast-check';
import { weeksBetween } from '.';

const at = (text: string) => Date.parse(text);

describe('weeksBetween', () => {
  it('cuts the first and the last week to the window', () => {
    // 1 October 2026 is a Thursday.
    expect(
      weeksBetween(at('2026-10-01T00:00Z'), at('2026-10-14T00:00Z')),
    ).toEqual([
      { from: at('2026-10-01T00:00Z'), to: at('2026-10-05T00:00Z') },
      { from: at('2026-10-05T00:00Z'), to: at('2026-10-12T00:00Z') },
      { from: at('2026-10-12T00:00Z'), to: at('2026-10-14T00:00Z') },
    ]);
  });

  it('begins weeks on Monday at midnight of the zone, also when the clocks change', () => {
    // In Berlin summer time ends on Sunday 25 October 2026.
    expect(
      weeksBetween(
        at('2026-10-18T22:00Z'),
        at('2026-11-01T23:00Z'),
        'Europe/Berlin',
      ),
    ).toEqual([
      { from: at('2026-10-18T22:00Z'), to: at('2026-10-25T23:00Z') },
      { from: at('2026-10-25T23:00Z'), to: at('2026-11-01T23:00Z') },
    ]);
  });

  it('is empty for an empty window', () => {
    expect(weeksBetween(5, 5)).toEqual([]);
    expect(weeksBetween(5, 4)).toEqual([]);
  });

  it('refuses windows and zones that do not exist', () => {
    expect(() => weeksBetween(0, Infinity)).toThrow(RangeError);
    expect(() => weeksBetween(0, 1, 'Moon/Base')).toThrow(RangeError);
  });

  it('covers the window without gaps', () => {
    const instant = fc.integer({
      min: at('2020-01-01T00:00Z'),
      max: at('2022-01-01T00:00Z'),
    });
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.constantFrom('UTC', 'America/Santiago', 'Asia/Kathmandu'),
        (a, b, zone) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          fc.pre(from < to);
          const weeks = weeksBetween(from, to, zone);
          expect(weeks.map(week => week.from)).toEqual([
            from,
            ...weeks.slice(0, -1).map(week => week.to),
          ]);
          expect(weeks[weeks.length - 1].to).toBe(to);
          for (const week of weeks) {
            // A week in which summer time ends is an hour longer.
            expect(week.to - week.from).toBeLessThanOrEqual(169 * 3_600_000);
            expect(week.to).toBeGreaterThan(week.from);
          }
        },
      ),
    );
  });
});
