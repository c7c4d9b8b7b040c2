import { CheckIn } from '@keyresults/backstage-plugin-okr-common';

/** Reads what was said of key results, in bulk. @internal */
export interface CheckInReader {
  /**
   * @param asOf - milliseconds since 1970 UTC; what was said later is not known then
   * @returns by entity reference; entities of which nothing was said are left out
   */
  checkInsOf(
    entityRefs: readonly string[],
    asOf: number,
  ): Promise<Map<string, CheckIn[]>>;
}
