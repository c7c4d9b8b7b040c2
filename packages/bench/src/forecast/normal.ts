import { Random } from '../installation/Random';

/** Of the standard normal distribution, by Box and Muller. */
export function normal(random: Random): number {
  return (
    Math.sqrt(-2 * Math.log(1 - random.fraction())) *
    Math.cos(2 * Math.PI * random.fraction())
  );
}
