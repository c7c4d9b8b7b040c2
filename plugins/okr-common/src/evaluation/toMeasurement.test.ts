import { toBaseline, toMeasurement } from './toMeasurement';

const result = {
  value: { kind: 'value', value: 3600 },
  answered: 3,
  waiting: 2,
  withdrawn: 1,
  abandoned: 0,
  oldestWaitSeconds: 7200,
} as const;
const window = { from: Date.UTC(2026, 8, 3), to: Date.UTC(2026, 9, 1) };
const isoWindow = {
  from: '2026-09-03T00:00:00.000Z',
  to: '2026-10-01T00:00:00.000Z',
};

describe('toMeasurement', () => {
  it('adds the window in UTC', () => {
    expect(toMeasurement(result, window)).toEqual({
      ...result,
      window: isoWindow,
    });
  });
});

describe('toBaseline', () => {
  it('keeps the value with its n, its window and the instant it was frozen', () => {
    expect(toBaseline(result, window, Date.UTC(2026, 9, 1, 3))).toEqual({
      source: 'measured',
      value: result.value,
      answered: 3,
      waiting: 2,
      window: isoWindow,
      frozenAt: '2026-10-01T03:00:00.000Z',
    });
  });
});
