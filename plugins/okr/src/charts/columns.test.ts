import { countAxis, everyNth, stack } from './columns';

describe('stack', () => {
  it('puts each count on those before it, and draws nothing for nothing', () => {
    expect(stack([2, 0, 3])).toEqual([
      { index: 0, low: 0, high: 2 },
      { index: 2, low: 2, high: 5 },
    ]);
  });
});

describe('countAxis', () => {
  it('ends at a whole tick at or over the highest column', () => {
    expect(countAxis(3)).toEqual({ top: 3, ticks: [0, 1, 2, 3] });
    expect(countAxis(9)).toEqual({ top: 10, ticks: [0, 5, 10] });
    expect(countAxis(0)).toEqual({ top: 1, ticks: [0, 1] });
  });
});

describe('everyNth', () => {
  it('labels the last of them, and no more than there is room for', () => {
    const shown = everyNth(12, 5);
    const labelled = Array.from({ length: 12 }, (_, index) => index).filter(
      shown,
    );
    expect(labelled).toEqual([2, 5, 8, 11]);
  });
});
