import {
  Cycle,
  CycleOptions,
  OverviewPromiseChange,
  OverviewResponse,
  parseCycle,
} from '@keyresults/backstage-plugin-okr-common';
import { isRunning } from '../api/runningFirst';
import { summarizeCycle } from '../evaluation';
import { Overview } from './Overview';

/** Which changes are told. @internal */
export interface ShownChanges {
  shown: Cycle;
  /** Milliseconds since 1970 UTC, as is `now`. */
  after: number;
  now: number;
  cycles: CycleOptions;
}

/**
 * What was changed of promises of the cycle that is shown, the latest first. While it runs, also what was taken out with
 * all objectives of another one that does: that may stand in no list of cycles any more.
 *
 * @param known - of the cycle that is shown, and what was taken out of others
 * @internal
 */
export function showPromiseChanges(
  known: readonly Overview[],
  options: ShownChanges,
): Pick<OverviewResponse, 'promiseChanges'> {
  const promiseChanges = known
    .flatMap(overview =>
      overview.cycle === options.shown.id
        ? changesOf(overview)
        : removalsElsewhere(overview, options),
    )
    .filter(change => Date.parse(change.at) > options.after)
    .sort((one, other) => other.at.localeCompare(one.at));
  return promiseChanges.length > 0 ? { promiseChanges } : {};
}

function changesOf({
  entityRef,
  title,
  summary: { promiseChanges = [] },
}: Overview): OverviewPromiseChange[] {
  return promiseChanges.map(change => ({ entityRef, title, ...change }));
}

function removalsElsewhere(
  overview: Overview,
  { shown, now, cycles }: ShownChanges,
): OverviewPromiseChange[] {
  const other = parseCycle(overview.cycle, cycles);
  if (!other.ok || !isRunning(other.value, now) || !isRunning(shown, now)) {
    return [];
  }
  const cycle = summarizeCycle(other.value);
  return changesOf(overview)
    .filter(({ kind }) => kind === 'removed')
    .map(change => ({ ...change, cycle }));
}
