import type { Freshness } from '@keyresults/backstage-plugin-okr-common';
import { sourceName } from '../../format/sources';

type Troubles = Freshness['troubles'];

/** True when not one target answers: then it is the source that is down. @internal */
export function isSourceDown(troubles: Troubles, targets: number): boolean {
  const failing = troubles.filter(({ state }) => state === 'failing');
  return failing.length > 0 && failing.length >= targets;
}

/** True when nothing is wrong: all of them wait for their first read. @internal */
export function areAllPending(troubles: Troubles): boolean {
  return troubles.every(({ state }) => state === 'pending');
}

/** Since when the first of the targets has not answered. @internal */
export function earliest(troubles: Troubles): string | undefined {
  return troubles
    .filter(({ state }) => state === 'failing')
    .flatMap(({ since }) => since ?? [])
    .sort()
    .at(0);
}

/** Names of the sources whose targets are in trouble, each once. @internal */
export function sourceNames(troubles: Troubles): string[] {
  return [...new Set(troubles.map(({ source }) => sourceName(source)))].sort();
}
