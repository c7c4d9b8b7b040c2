import { regularizedBeta } from '../comparison/regularizedBeta';

/**
 * A Student's t distribution, moved and stretched.
 *
 * @internal
 */
export interface StudentT {
  centre: number;
  /** More than 0. */
  scale: number;
  /** Degrees of freedom, more than 0. */
  freedom: number;
}

/** The chance of a value up to `x`. @internal */
export function chanceUpTo(
  { centre, scale, freedom }: StudentT,
  x: number,
): number {
  const t = (x - centre) / scale;
  const within = regularizedBeta((t * t) / (freedom + t * t), 0.5, freedom / 2);
  return t > 0 ? (1 + within) / 2 : (1 - within) / 2;
}
