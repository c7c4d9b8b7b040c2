import { addDays, dayOf, daysBetween, daysIn, inPieces } from './utcDays';

describe('UTC days', () => {
  it('end at midnight UTC, wherever this machine is', () => {
    expect(dayOf(new Date('2026-11-20T23:59:59.999Z'))).toBe('2026-11-20');
    expect(dayOf(new Date('2026-11-21T00:30:00+02:00'))).toBe('2026-11-20');
  });

  it('are 24 hours long when clocks change, too', () => {
    expect(daysIn({ from: '2026-10-24', to: '2026-10-27' })).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ]);
    expect(daysBetween('2026-03-28', '2026-03-31')).toBe(3);
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  });

  it('come in pieces without gap or overlap', () => {
    expect(inPieces({ from: '2026-11-01', to: '2026-11-06' }, 2)).toEqual([
      { from: '2026-11-01', to: '2026-11-03' },
      { from: '2026-11-03', to: '2026-11-05' },
      { from: '2026-11-05', to: '2026-11-06' },
    ]);
    expect(inPieces({ from: '2026-11-01', to: '2026-11-01' }, 2)).toEqual([]);
  });
});
