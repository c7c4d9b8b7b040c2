import { chanceOf } from './chances';

const of = (chance: number, isAtLeast?: true) =>
  chanceOf({
    kind: 'metric',
    forecast: { value: 1, low: 0, high: 2, chance, isAtLeast },
    keep: { op: 'below', value: 1 },
  });

describe('chanceOf', () => {
  it.each([
    [0.42, '40%'],
    [0.43, '45%'],
    [0.5, '50%'],
    [0.949, '95%'],
    [0.04, '4%'],
    [0.972, '97%'],
  ])('rounds %d to %s', (chance, share) => {
    expect(of(chance)).toEqual({ share });
  });

  it('never claims that something is certain', () => {
    expect(of(0)).toEqual({ bound: 'under', share: '1%' });
    expect(of(0.004)).toEqual({ bound: 'under', share: '1%' });
    expect(of(1)).toEqual({ bound: 'over', share: '99%' });
  });

  it('is a bound where the numbers are', () => {
    expect(of(0.4, true)).toEqual({ bound: 'atMost', share: '40%' });
    expect(
      chanceOf({
        kind: 'metric',
        forecast: { value: 1, low: 0, high: 2, chance: 0.4, isAtLeast: true },
        keep: { op: 'above', value: 1 },
      }),
    ).toEqual({ bound: 'atLeast', share: '40%' });
    expect(
      chanceOf({
        kind: 'habit',
        forecast: { value: 9, low: 7, high: 12, chance: 0.4, isAtLeast: true },
      }),
    ).toEqual({ bound: 'atLeast', share: '40%' });
  });

  it('is not known without a forecast', () => {
    expect(chanceOf({ kind: 'metric' })).toBeUndefined();
  });
});
