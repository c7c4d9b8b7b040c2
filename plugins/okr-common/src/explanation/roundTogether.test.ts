import fc from 'fast-check';
import { MetricUnit } from '../metrics/MetricDefinition';
import { formatChange } from './formatChange';
import { roundTogether } from './roundTogether';

/** What a reader takes a change for. */
const readNumber = (text: string) =>
  Number(text.replace('−', '-').replace(/[+,]| percentage points$/g, ''));

const amount = fc.double({ min: -5_000, max: 5_000, noNaN: true });

describe('roundTogether', () => {
  it.each<MetricUnit>(['ratio', 'count', 'share'])(
    'makes two changes of a %s add up as they are read',
    unit => {
      fc.assert(
        fc.property(amount, amount, (within, mix) => {
          const whole = within + mix;
          const both = roundTogether({ within, mix }, whole, unit);
          fc.pre(both !== undefined && Math.abs(whole) > 1e-6);
          const read = (change: number) =>
            readNumber(formatChange(change, unit));
          expect(read(both!.within) + read(both!.mix)).toBeCloseTo(
            read(whole),
            6,
          );
        }),
      );
    },
  );

  it('leaves what cannot be said so finely', () => {
    // +0.123 is said with three decimals, and −1.107 would be said as −1.11.
    expect(
      roundTogether({ within: 1.23, mix: -1.107 }, 0.123, 'ratio'),
    ).toBeUndefined();
    expect(
      roundTogether({ within: 0.325, mix: -0.175 }, 0.15, 'ratio')?.mix,
    ).toBeCloseTo(-0.175, 9);
  });
});
