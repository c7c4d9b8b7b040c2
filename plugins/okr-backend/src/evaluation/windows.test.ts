import {
  keyResultWeeks,
  panelWeeks,
  trailingWindow,
  weeksBefore,
} from './windows';

const at = (text: string) => Date.parse(text);
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);

describe('windows', () => {
  it('looks back 28 days', () => {
    expect(trailingWindow(at('2026-11-29'))).toEqual({
      from: at('2026-11-01'),
      to: at('2026-11-29'),
    });
  });

  it('shows the running week and the twelve before it', () => {
    const weeks = panelWeeks(at('2026-11-18T12:00:00Z'), 'UTC');
    expect(weeks).toHaveLength(13);
    expect(day(weeks[0].from)).toBe('2026-08-24');
    expect(weeks[12]).toEqual({
      from: at('2026-11-16'),
      to: at('2026-11-18T12:00:00Z'),
    });
  });

  it('begins weeks where the organization lives', () => {
    // Monday 00:00 in Auckland is Sunday 11:00 in UTC in summer.
    const [week] = panelWeeks(
      at('2026-11-18T12:00:00Z'),
      'Pacific/Auckland',
    ).slice(-1);
    expect(week.from).toBe(at('2026-11-15T11:00:00Z'));
  });

  it('shows a key result from four weeks before its cycle', () => {
    const cycle = { from: at('2026-10-01') };
    // Late in the quarter: 31 August is earlier than 13 weeks back.
    const weeks = keyResultWeeks(cycle, at('2026-12-31T12:00:00Z'), 'UTC');
    expect(day(weeks[0].from)).toBe('2026-08-31');
    expect(weeks).toHaveLength(18);
  });

  it('shows at most 26 weeks', () => {
    const cycle = { from: at('2026-01-01') };
    const weeks = keyResultWeeks(cycle, at('2026-12-30T12:00:00Z'), 'UTC');
    expect(weeks).toHaveLength(26);
    expect(day(weeks[25].from)).toBe('2026-12-28');
  });

  it('has the weeks of a long cycle that are before these', () => {
    const cycle = { from: at('2026-01-01') };
    const weeks = keyResultWeeks(cycle, at('2026-12-30T12:00:00Z'), 'UTC');
    const before = weeksBefore(weeks, cycle, 'UTC');
    // 1 January 2026 is a Thursday, and the chart begins on 6 July.
    expect(day(before[0].from)).toBe('2025-12-29');
    expect(before.at(-1)?.to).toBe(at('2026-07-06'));
    expect(before).toHaveLength(27);
    const quarter = { from: at('2026-10-01') };
    expect(
      weeksBefore(
        keyResultWeeks(quarter, at('2026-12-30'), 'UTC'),
        quarter,
        'UTC',
      ),
    ).toEqual([]);
  });
});
