import { createHash } from 'node:crypto';
import {
  CheckIn,
  cycleDays,
  isOfCycle,
} from '@keyresults/backstage-plugin-okr-common';
import { Scope, scopeAt, Target } from '../facts';
import { CycleTask } from './EntityPlan';
import { habitsReadBeyond } from './habitSettling';

/**
 * Changes when a closed past is known only now, was computed anew, when the last days of its counted habits were read, or when
 * something else was said of it in check-ins: then it has to be written anew.
 *
 * @internal
 */
export function pastOf(
  task: CycleTask,
  scope: Scope,
  targets: ReadonlyMap<number, Target>,
  checkIns: readonly CheckIn[],
  timeZone: string,
): string {
  const { targetIds, jointTargetIds } = scopeAt(scope, task.asOf);
  const inScope = [...targetIds, ...jointTargetIds];
  const knownLater = inScope
    .map(id => [id, targets.get(id)?.pastKnownAt ?? 0])
    .filter(([, pastKnownAt]) => pastKnownAt > task.asOf)
    .sort(([one], [other]) => one - other);
  const { first, last } = cycleDays(task.cycle, timeZone);
  const said = checkIns.filter(
    one => one.day >= first && one.day <= last && isOfCycle(one, task.cycle.id),
  );
  const readBeyond = habitsReadBeyond(
    task,
    inScope.flatMap(id => targets.get(id) ?? []),
  );
  return createHash('sha256')
    .update(JSON.stringify([knownLater, said, ...readBeyond]))
    .digest('hex');
}
