import { estimateShare } from './estimateShare';
import { Span } from './types';

const merged = (end: number, matches: boolean): Span => ({
  start: end - 10,
  end,
  outcome: 'answered',
  matches,
});

const share = (spans: Span[], asOf = 1000) =>
  estimateShare({ spans, window: { from: 0, to: 100 }, asOf, stat: 'share' });

describe('estimateShare', () => {
  it('divides the matching items by all items done in the window', () => {
    const result = share([
      merged(0, true),
      merged(50, false),
      merged(60, false),
      merged(99, false),
      merged(100, true),
      merged(-1, true),
    ]);
    expect(result.value).toEqual({ kind: 'value', value: 0.25 });
    expect(result.answered).toBe(4);
  });

  it('leaves out what is open or was withdrawn', () => {
    const result = share([
      merged(50, true),
      { start: 10, matches: true },
      { start: 10, end: 20, outcome: 'withdrawn', matches: false },
    ]);
    expect(result.value).toEqual({ kind: 'value', value: 1 });
    expect(result.answered).toBe(1);
  });

  it('does not know what was merged after the instant it is as of', () => {
    const result = share([merged(10, true), merged(50, false)], 50);
    expect(result.value).toEqual({ kind: 'value', value: 1 });
  });

  it('says nothing, and never 0, when nothing was merged', () => {
    expect(share([]).value).toEqual({ kind: 'none', reason: 'noItems' });
    expect(share([merged(10, false)]).value).toEqual({
      kind: 'value',
      value: 0,
    });
  });

  it('adds up over services: the share of all is not the mean of the shares', () => {
    const one = [merged(1, true)];
    const other = [merged(2, false), merged(3, false), merged(4, false)];
    // (1 + 0 / 3) / 2 would be 0.5.
    expect(share([...one, ...other]).value).toEqual({
      kind: 'value',
      value: 0.25,
    });
  });
});
