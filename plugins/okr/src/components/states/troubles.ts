import type { Freshness } from '@keyresults/backstage-plugin-okr-common';

type Troubles = Freshness['troubles'];

/** True when not one target answers: then it is the source that is down. @internal */
export function isSourceDown(troubles: Troubles, targets: number): boolean {
  const failing = troubles.filter(({ state }) => state === 'failing');
  return failing.length > 0 && failing.length >= targets;
}

/** Since when the first of the targets has not answered. @internal */
export function earliest(troubles: Troubles): string | undefined {
  return troubles
    .filter(({ state }) => state === 'failing')
    .flatMap(({ since }) => since ?? [])
    .sort()
    .at(0);
}
