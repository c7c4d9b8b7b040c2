import { createHash } from 'node:crypto';
import {
  CheckIn,
  cycleDays,
  isOfCycle,
} from '@keyresults/backstage-plugin-okr-common';
import { Scope, scopeAt, Target } from '../facts';
import { CycleTask } from './EntityPlan';
import { habitsReadBeyond, habitWeekEnds } from './habitSettling';

/**
 * Changes when a closed past is known only now, was computed anew, when more of the weeks of its counted habits was read, or
 * when something else was said of it in check-ins: then it has to be written anew.
 *
 * @param targets - those of `targetIdsOfPast`, or more
 * @internal
 */
export function pastOf(
  task: CycleTask,
  scope: Scope,
  targets: ReadonlyMap<number, Target>,
  checkIns: readonly CheckIn[],
  timeZone: string,
): string {
  const looked = targetIdsOfPast(task, scope, timeZone);
  const knownLater = looked
    .map(id => [id, targets.get(id)?.pastKnownAt ?? 0])
    .filter(([, pastKnownAt]) => pastKnownAt > task.asOf)
    .sort(([one], [other]) => one - other);
  const { first, last } = cycleDays(task.cycle, timeZone);
  const said = checkIns.filter(
    one => one.day >= first && one.day <= last && isOfCycle(one, task.cycle.id),
  );
  const readBeyond = habitsReadBeyond(
    task,
    looked.flatMap(id => targets.get(id) ?? []),
    timeZone,
  );
  return createHash('sha256')
    .update(JSON.stringify([knownLater, said, ...readBeyond]))
    .digest('hex');
}

/**
 * The targets that the document of a cycle is made from, by their ids: those in the scope at its instant, and of counted
 * habits also those that were there when one of their weeks or months ended.
 *
 * @internal
 */
export function targetIdsOfPast(
  task: CycleTask,
  scope: Scope,
  timeZone: string,
): number[] {
  const instants = new Set([task.asOf, ...habitWeekEnds(task, timeZone)]);
  const ids = [...instants].flatMap(instant => {
    const { targetIds, jointTargetIds } = scopeAt(scope, instant);
    return [...targetIds, ...jointTargetIds];
  });
  return [...new Set(ids)];
}
