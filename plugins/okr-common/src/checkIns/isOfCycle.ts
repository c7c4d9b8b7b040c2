import { CheckIn } from './CheckIn';

/**
 * Whether a check-in is of a cycle. The same ids can be used again in a cycle that has days in common, so its day alone
 * does not tell; it has to where the cycle was not kept.
 *
 * @param cycle - id of the cycle; undefined for any
 * @public
 */
export function isOfCycle(
  checkIn: Pick<CheckIn, 'cycle'>,
  cycle: string | undefined,
): boolean {
  return (
    checkIn.cycle === undefined ||
    cycle === undefined ||
    checkIn.cycle === cycle
  );
}
