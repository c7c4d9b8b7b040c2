/** @public */
export const PERCENTAGE_EXPECTED = 'a percentage such as 95% or 99.9%';
/** @public */
export const NUMBER_EXPECTED = 'a plain number such as 35 or 0.3';
/** @public */
export const COUNT_EXPECTED = 'a whole number such as 12';

/** @internal */
export const PERCENTAGE_PATTERN = /^\d{1,3}(?:\.\d{1,9})?%$/;
const NUMBER_PATTERN = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;
const COUNT_PATTERN = /^\d{1,15}$/;

/**
 * Reads a percentage from `0%` to `100%`.
 *
 * @returns a share from 0 to 1; undefined when the text is not such a percentage
 * @public
 */
export function parsePercentage(text: string): number | undefined {
  if (!PERCENTAGE_PATTERN.test(text)) {
    return undefined;
  }
  const share = withoutNoise(Number(text.slice(0, -1)) / 100);
  return share <= 1 ? share : undefined;
}

/** Writes a share as it is written in the annotation: 0.999 is `99.9%`. @public */
export function writePercentage(share: number): string {
  return `${withoutNoise(share * 100)}%`;
}

/** Reads a plain decimal number without units, exponents or separators. @public */
export function parseNumber(text: string): number | undefined {
  return NUMBER_PATTERN.test(text) ? Number(text) : undefined;
}

/** Reads a whole number that is not negative. @public */
export function parseCount(text: string): number | undefined {
  return COUNT_PATTERN.test(text) ? Number(text) : undefined;
}

/** 0.07 × 100 is 7.000000000000001 in binary. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}
