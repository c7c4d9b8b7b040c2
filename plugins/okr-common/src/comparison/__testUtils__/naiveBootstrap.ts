import { SurvivalCurve } from '../../estimation/SurvivalCurve';
import { SeededRandom } from '../SeededRandom';

/** A wait, and whether it was seen to its end. */
export interface Wait {
  wait: number;
  isAnswered: boolean;
}

function median(waits: Wait[]): number {
  const pick = (isAnswered: boolean) =>
    Float64Array.from(
      waits
        .filter(item => item.isAnswered === isAnswered)
        .map(({ wait }) => wait),
    );
  return new SurvivalCurve(pick(true), pick(false)).waitAtShare(1, 2) ?? NaN;
}

/** The interval by drawing every item of every resample. */
export function naiveBootstrap(
  current: Wait[],
  before: Wait[],
  resamples: number,
): { low: number; high: number } {
  const random = new SeededRandom(1);
  const resample = (waits: Wait[]) =>
    waits.map(() => waits[Math.floor(random.uniform() * waits.length)]);
  const ratios = Array.from(
    { length: resamples },
    () => median(resample(current)) / median(resample(before)),
  ).sort((a, b) => a - b);
  const outside = Math.floor(resamples * 0.025);
  return { low: ratios[outside], high: ratios[resamples - 1 - outside] };
}
