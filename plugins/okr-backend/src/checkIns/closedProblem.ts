import { dayOf, ReviewProblem } from '@keyresults/backstage-plugin-okr-common';
import { CheckInContext } from './CheckInContext';
import { StoredCheckIn } from './StoredCheckIn';

/**
 * Why nothing can be said in a cycle any more: it is closed. What was said of it stands in its report.
 *
 * @returns undefined where it is not
 * @internal
 */
export async function closedProblem(
  { closings, settings }: Pick<CheckInContext, 'closings' | 'settings'>,
  { entityRef, cycle }: Pick<StoredCheckIn, 'entityRef' | 'cycle'>,
): Promise<ReviewProblem | undefined> {
  const closing =
    cycle === undefined ? undefined : await closings.find({ entityRef, cycle });
  return (
    closing && {
      field: 'day',
      message: `is in ${
        closing.report.cycle.label
      }, which was closed on ${dayOf(
        closing.closedAt,
        settings.cycles.timeZone,
      )}`,
    }
  );
}
