import fc from 'fast-check';
import { Waits } from '../estimation';
import { naiveBootstrap, Wait } from './__testUtils__/naiveBootstrap';
import { compareDurations } from './compareDurations';
import { SeededRandom } from './SeededRandom';

const compare = (
  current: number[],
  before: number[],
  censored: { current?: number[]; before?: number[] } = {},
) =>
  compareDurations({
    current: { answered: current, censored: censored.current ?? [] },
    before: { answered: before, censored: censored.before ?? [] },
    better: 'lower',
  });

const upTo = (count: number, factor = 1) =>
  Array.from({ length: count }, (_, index) => (index + 1) * factor);

describe('compareDurations', () => {
  it('says better or worse where the medians are far apart', () => {
    const result = compare(upTo(40), upTo(40, 4));
    expect(result).toMatchObject({ verdict: 'better', ratio: 0.25 });
    expect(result.interval?.high).toBeLessThan(1);
    expect(compare(upTo(40, 4), upTo(40)).verdict).toBe('worse');
    expect(
      compareDurations({
        current: { answered: upTo(40, 4), censored: [] },
        before: { answered: upTo(40), censored: [] },
        better: 'higher',
      }).verdict,
    ).toBe('better');
  });

  it('says that it is too few to call where chance may do it', () => {
    const result = compare([10, 20, 30, 40, 50, 60], [15, 20, 35, 45, 50, 65]);
    expect(result.verdict).toBe('tooFew');
    expect(result.interval?.low).toBeLessThan(1);
    expect(result.interval?.high).toBeGreaterThan(1);
  });

  it('calls nothing by fewer than five on either side, however far apart', () => {
    expect(compare(upTo(4), upTo(100, 1000))).toEqual({
      verdict: 'tooFew',
      ratio: 2.5 / 50_500,
    });
    expect(compare(upTo(5), upTo(5, 1000)).verdict).toBe('better');
    expect(compare([], [])).toEqual({ verdict: 'tooFew' });
  });

  it('gives the same answer every time, in whatever order', () => {
    const list = fc.array(fc.integer({ min: 1, max: 1000 }), {
      minLength: 5,
      maxLength: 60,
    });
    fc.assert(
      fc.property(list, list, (current, before) => {
        const result = compare(current, before);
        expect(compare([...current].reverse(), before)).toEqual(result);
        const { low = NaN, high = NaN } = result.interval ?? {};
        expect(low).toBeLessThanOrEqual(result.ratio ?? NaN);
        expect(high).toBeGreaterThanOrEqual(result.ratio ?? NaN);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['an odd number', 41, 63, 0],
    ['an even number', 40, 64, 0],
    ['some that were not seen to their end', 80, 90, 4],
  ])('is the bootstrap that draws every item, of %s', (_, one, other, each) => {
    const random = new SeededRandom(7);
    const draw = (count: number, scale: number): Wait[] =>
      Array.from({ length: count }, (__, index) => ({
        wait: scale * Math.exp(Math.sqrt(-2 * Math.log(random.uniform()))),
        isAnswered: each === 0 || index % each !== 0,
      }));
    const waitsOf = (sample: Wait[]): Waits => ({
      answered: sample.filter(w => w.isAnswered).map(w => w.wait),
      censored: sample.filter(w => !w.isAnswered).map(w => w.wait),
    });
    const current = draw(one, 60);
    const before = draw(other, 90);
    const naive = naiveBootstrap(current, before, 5000);
    const { interval } = compareDurations({
      current: waitsOf(current),
      before: waitsOf(before),
      better: 'lower',
    });
    expect(Math.abs(Math.log(interval!.low / naive.low))).toBeLessThan(0.06);
    expect(Math.abs(Math.log(interval!.high! / naive.high))).toBeLessThan(0.06);
  });

  it('narrows with more of the same', () => {
    const reach = (count: number) => {
      const { low, high = Infinity } = compare(upTo(count), upTo(count))
        .interval!;
      return high / low;
    };
    expect(reach(1000)).toBeLessThan(reach(100));
    expect(reach(100)).toBeLessThan(reach(10));
  });

  it('counts those that still wait: quick answers beside many that wait are no improvement', () => {
    const before = upTo(20, 10);
    expect(compare(upTo(20), before).verdict).toBe('better');
    const waiting = Array.from({ length: 60 }, () => 5000);
    const result = compare(upTo(20), before, { current: waiting });
    expect(result.verdict).toBe('worse');
    expect(result.interval?.high).toBeUndefined();
    expect(result.ratio).toBeUndefined();
  });

  it('is less certain where much is not seen to its end', () => {
    const whole = compare(upTo(40), upTo(40));
    // Every second one is lost from sight just before its end.
    const part = compare(
      upTo(40).filter(wait => wait % 2 === 1),
      upTo(40),
      {
        current: upTo(40)
          .filter(wait => wait % 2 === 0)
          .map(wait => wait - 0.5),
      },
    );
    const reach = ({ interval }: typeof whole) =>
      interval!.high! / interval!.low;
    expect(reach(part)).toBeGreaterThan(reach(whole));
    // Those who were seen for no time at all say nothing.
    const early = Array.from({ length: 40 }, () => 0.5);
    expect(compare(upTo(40), upTo(40), { current: early })).toEqual(whole);
  });

  it('takes a hundred thousand durations in a moment', () => {
    const many = upTo(100_000);
    const began = performance.now();
    expect(compare(many, many).verdict).toBe('same');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
