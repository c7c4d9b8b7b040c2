import type { CycleSummary } from '@keyresults/backstage-plugin-okr-common';

/** True when the numbers are as of the end of a cycle that is over, so that none of them is how things are now. @internal */
export function isOver(cycle: Pick<CycleSummary, 'to'>, asOf?: string) {
  return asOf !== undefined && asOf >= cycle.to;
}
