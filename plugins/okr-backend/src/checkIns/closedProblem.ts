import { dayOf, ReviewProblem } from '@keyresults/backstage-plugin-okr-common';
import { CheckInContext, ClosedReport } from './CheckInContext';
import { readCycles } from './findKeyResult';
import { isOfCycleByDay } from './isOfCycleByDay';
import { StoredCheckIn } from './StoredCheckIn';

/**
 * Why nothing can be said in a cycle any more: it is closed. What was said of it stands in its report.
 *
 * @returns undefined where it is not
 * @internal
 */
export async function closedProblem(
  context: CheckInContext,
  { entityRef, cycle }: Pick<StoredCheckIn, 'entityRef' | 'cycle'>,
): Promise<ReviewProblem | undefined> {
  const closing =
    cycle === undefined
      ? undefined
      : await context.closings.find({ entityRef, cycle });
  return closing && tell(context, closing);
}

/**
 * As {@link closedProblem}, of what was said already: where that did not keep its cycle, its day and its objective tell.
 *
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export async function closedProblemOf(
  context: CheckInContext,
  checkIn: StoredCheckIn,
  now: number,
): Promise<ReviewProblem | undefined> {
  if (checkIn.cycle !== undefined) {
    return closedProblem(context, checkIn);
  }
  const { entityRef } = checkIn;
  const { timeZone } = context.settings.cycles;
  const closings = await context.closings.ofEntity(entityRef);
  const promised = await readCycles(context, entityRef, now);
  const closing = closings.find(({ report }) => {
    const { id, from, to } = report.cycle;
    const cycle = { id, from: Date.parse(from), to: Date.parse(to) };
    return isOfCycleByDay(checkIn, { cycle, report, promised, timeZone });
  });
  return closing && tell(context, closing);
}

function tell(
  { settings }: CheckInContext,
  { report, closedAt }: ClosedReport,
): ReviewProblem {
  const day = dayOf(closedAt, settings.cycles.timeZone);
  return {
    field: 'day',
    message: `is in ${report.cycle.label}, which was closed on ${day}`,
  };
}
