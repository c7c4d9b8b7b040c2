import {
  cycleDays,
  dayOf,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { CheckInContext } from './CheckInContext';
import { StoredCheckIn } from './StoredCheckIn';

/**
 * Why nothing can be said of an objective on a day any more: its cycle is closed.
 *
 * @returns undefined where it is not
 * @internal
 */
export async function closedProblem(
  { closings, settings }: Pick<CheckInContext, 'closings' | 'settings'>,
  {
    entityRef,
    objectiveId,
    day,
  }: Pick<StoredCheckIn, 'entityRef' | 'objectiveId' | 'day'>,
): Promise<ReviewProblem | undefined> {
  const { timeZone } = settings.cycles;
  const closing = (await closings.ofEntity(entityRef)).find(
    ({ report: { cycle, objectives } }) => {
      const { first, last } = cycleDays(
        { from: Date.parse(cycle.from), to: Date.parse(cycle.to) },
        timeZone,
      );
      return (
        day >= first &&
        day <= last &&
        objectives.some(({ id }) => id === objectiveId)
      );
    },
  );
  return (
    closing && {
      field: 'day',
      message: `is in ${
        closing.report.cycle.label
      }, which was closed on ${dayOf(closing.closedAt, timeZone)}`,
    }
  );
}
