import { Cycle, cycleDays } from '@keyresults/backstage-plugin-okr-common';
import { EntityCycle, FrozenReport } from '../evaluation';
import { isElsewhere } from './findKeyResult';
import { StoredCheckIn } from './StoredCheckIn';

/** What was found of a cycle. @internal */
export interface FoundCycle {
  cycle: Pick<Cycle, 'id' | 'from' | 'to'>;
  report: Pick<FrozenReport, 'objectives'>;
  /** What the annotation promises now. */
  promised: readonly EntityCycle[];
  timeZone: string;
}

/**
 * Whether a check-in that did not keep its cycle is of this one, by its day and its objective. What another cycle that is
 * promised now has as well is left to that one.
 *
 * @internal
 */
export function isOfCycleByDay(
  checkIn: StoredCheckIn,
  { cycle, report, promised, timeZone }: FoundCycle,
): boolean {
  const { day, objectiveId } = checkIn;
  const hasDay = (within: FoundCycle['cycle']) => {
    const { first, last } = cycleDays(within, timeZone);
    return day >= first && day <= last;
  };
  return (
    checkIn.cycle === undefined &&
    hasDay(cycle) &&
    report.objectives.some(({ id }) => id === objectiveId) &&
    !isElsewhere(
      checkIn,
      cycle.id,
      promised.filter(one => hasDay(one.cycle)),
    )
  );
}
