import fc from 'fast-check';
import { Cycle, CycleOptions, cycleAt, parseCycle } from '.';

const read = (text: string, options?: CycleOptions): Cycle => {
  const result = parseCycle(text, options);
  if (!result.ok) {
    throw new Error(result.expected);
  }
  return result.value;
};

const range = ({ from, to }: Cycle) => [
  new Date(from).toISOString(),
  new Date(to).toISOString(),
];

describe('calendar years', () => {
  it.each([
    ['2026-Q1', 'Q1 2026', '2026-01-01', '2026-04-01'],
    ['2026-Q4', 'Q4 2026', '2026-10-01', '2027-01-01'],
    ['2026-H1', 'H1 2026', '2026-01-01', '2026-07-01'],
    ['2026-H2', 'H2 2026', '2026-07-01', '2027-01-01'],
    ['2026', '2026', '2026-01-01', '2027-01-01'],
    [
      '2026-10-01/2026-12-31',
      '1 Oct – 31 Dec 2026',
      '2026-10-01',
      '2027-01-01',
    ],
    [
      '2026-12-15/2027-01-14',
      '15 Dec 2026 – 14 Jan 2027',
      '2026-12-15',
      '2027-01-15',
    ],
    [
      '2028-02-29/2028-02-29',
      '29 Feb – 29 Feb 2028',
      '2028-02-29',
      '2028-03-01',
    ],
  ])('%s', (text, label, from, to) => {
    const cycle = read(text);
    expect(cycle).toMatchObject({ id: text, label });
    expect(range(cycle)).toEqual([
      `${from}T00:00:00.000Z`,
      `${to}T00:00:00.000Z`,
    ]);
  });

  it('begin and end at midnight of the zone', () => {
    // Berlin is two hours ahead of UTC in October and one hour in January.
    expect(range(read('2026-Q4', { timeZone: 'Europe/Berlin' }))).toEqual([
      '2026-09-30T22:00:00.000Z',
      '2026-12-31T23:00:00.000Z',
    ]);
  });
});

describe('fiscal years', () => {
  it.each([
    [4, '2026', 'FY2026', '2025-04-01', '2026-04-01'],
    [4, '2026-Q1', 'Q1 FY2026', '2025-04-01', '2025-07-01'],
    [4, '2026-Q4', 'Q4 FY2026', '2026-01-01', '2026-04-01'],
    [10, '2027-Q1', 'Q1 FY2027', '2026-10-01', '2027-01-01'],
    [2, '2026-H2', 'H2 FY2026', '2025-08-01', '2026-02-01'],
  ])('from month %d: %s', (fiscalYearStartMonth, text, label, from, to) => {
    const cycle = read(text, { fiscalYearStartMonth });
    expect(cycle.label).toBe(label);
    expect(range(cycle)).toEqual([
      `${from}T00:00:00.000Z`,
      `${to}T00:00:00.000Z`,
    ]);
  });
});

describe('what is not a cycle', () => {
  it.each([
    ['2026-Q5', undefined],
    ['2026-q4', '2026-Q4'],
    ['2026Q4', '2026-Q4'],
    ['Q4 2026', '2026-Q4'],
    ['FY2026-H1', '2026-H1'],
    ['H3 2026', undefined],
    ['', undefined],
    ['next quarter', undefined],
    ['1999', undefined],
    ['2026-02-30/2026-03-01', undefined],
    ['2026-12-31/2026-10-01', '2026-10-01/2026-12-31'],
    ['2026-01-01/2028-01-01', undefined],
    ['2026-10-01', undefined],
  ])('%j', (text, suggestion) => {
    expect(parseCycle(text)).toEqual({
      ok: false,
      expected: expect.any(String),
      ...(suggestion !== undefined && { suggestion }),
    });
  });

  it('refuses options that are wrong', () => {
    expect(() => parseCycle('2026', { fiscalYearStartMonth: 0 })).toThrow(
      RangeError,
    );
    expect(() => parseCycle('2026', { timeZone: 'Moon/Base' })).toThrow(
      RangeError,
    );
  });
});

describe('cycleAt', () => {
  it('is the quarter that contains the instant', () => {
    expect(cycleAt(Date.UTC(2026, 10, 22)).id).toBe('2026-Q4');
    expect(
      cycleAt(Date.UTC(2026, 10, 22), { fiscalYearStartMonth: 4 }).id,
    ).toBe('2027-Q3');
    expect(cycleAt(Date.UTC(2026, 2, 31), { fiscalYearStartMonth: 4 }).id).toBe(
      '2026-Q4',
    );
  });

  it('agrees with parseCycle, whatever the zone and the fiscal year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2100, 0) }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(
          'UTC',
          'America/Santiago',
          'Asia/Kathmandu',
          'Pacific/Auckland',
        ),
        (now, fiscalYearStartMonth, timeZone) => {
          const options = { fiscalYearStartMonth, timeZone };
          const cycle = cycleAt(now, options);
          expect(cycle.from).toBeLessThanOrEqual(now);
          expect(cycle.to).toBeGreaterThan(now);
          expect(read(cycle.id, options)).toEqual(cycle);
          expect(cycleAt(cycle.to, options).from).toBe(cycle.to);
        },
      ),
    );
  });
});
