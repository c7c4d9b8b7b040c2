import type { SeriesPoint } from '../api';

/** A number that stood still in fewer weeks may just be calm. */
const FEWEST_WEEKS = 12;

/**
 * In how many weeks a number was all the same. Weeks without a number tell nothing; "more than x" may be anything from x
 * up, and so is not the same.
 *
 * @param weeks - those that are whole, in any order
 * @returns undefined when it moved, or when fewer than 12 weeks have a number
 * @public
 */
export function weeksStandingStill(
  weeks: readonly Pick<SeriesPoint, 'value'>[],
): number | undefined {
  const known = weeks.filter(({ value }) => value.kind !== 'none');
  return known.length >= FEWEST_WEEKS && standsStill(known)
    ? known.length
    : undefined;
}

/** Whether weeks have one and the same number, those that have any. @public */
export function standsStill(
  weeks: readonly Pick<SeriesPoint, 'value'>[],
): boolean {
  const values = weeks.flatMap(({ value }) =>
    value.kind === 'none' ? [] : [value],
  );
  const [first] = values;
  return (
    values.length > 0 &&
    values.every(({ kind, value }) => kind === 'value' && value === first.value)
  );
}
