/** What a duration looks like, in words. @public */
export const DURATION_EXPECTED =
  'a duration such as 24h, 1.5h, 10m, 2d or 1d 12h';

/** A whole number and its unit, then the end or the next part. */
const part = (unit: string) => `(?:\\d{1,6}${unit}(?:$| ?(?=\\d)))?`;
const compound = ['w', 'd', 'h', 'm', 's'].map(part).join('');

/**
 * A duration as text: one number with a unit (`36h`, `1.5h`), or whole numbers from the largest unit to the smallest
 * (`1d 12h`). Also used in the JSON Schema.
 *
 * @internal
 */
export const DURATION_PATTERN = new RegExp(
  `^(?:\\d{1,6}(?:\\.\\d{1,6})?[wdhms]|(?=\\d)${compound})$`,
);

const secondsPerUnit: Record<string, number> = {
  w: 604_800,
  d: 86_400,
  h: 3_600,
  m: 60,
  s: 1,
};

/**
 * Reads a duration such as `36h`, `2d`, `1.5h`, `10m`, `45s`, `1w` or `1d 12h`. Days are 24 hours, weeks are 7 days.
 *
 * @returns seconds, exact to the millisecond; undefined when the text is not a duration
 * @public
 */
export function parseDuration(text: string): number | undefined {
  if (!DURATION_PATTERN.test(text)) {
    return undefined;
  }
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/([\d.]+)([wdhms])/g)) {
    seconds += Number(count) * secondsPerUnit[unit];
  }
  return Math.round(seconds * 1000) / 1000;
}

/**
 * Writes a duration as it is written in the annotation, exact to the millisecond: `24h`, `1d 12h`, `1.5s`. The
 * counterpart of {@link parseDuration}.
 *
 * @param seconds - not negative, finite
 * @public
 */
export function writeDuration(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds % 1000 !== 0) {
    return `${milliseconds / 1000}s`;
  }
  let rest = milliseconds / 1000;
  if (rest === 0) {
    return '0s';
  }
  // Up to two days are said in hours, as people do: 24h, 36h.
  const units = rest < 2 * 86_400 ? ['h', 'm', 's'] : ['d', 'h', 'm', 's'];
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / secondsPerUnit[unit]);
    rest -= count * secondsPerUnit[unit];
    if (count > 0) {
      parts.push(`${count}${unit}`);
    }
  }
  return parts.join(' ');
}
