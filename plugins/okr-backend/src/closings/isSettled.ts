import { baselineWindow, Cycle } from '@keyresults/backstage-plugin-okr-common';
import { cycleTasks, PromisedSnapshot, readPromises } from '../evaluation';
import { pastOf, targetIdsOfPast } from '../evaluation/pastOf';
import { ClosingContext } from './ClosingContext';

/**
 * Whether the last snapshot of a cycle that is over will stay the last one: it is as of the end, and made from what is
 * known and was said by now. One of a cycle that the annotation does not have any more is never written anew.
 *
 * @internal
 */
export async function isSettled(
  context: ClosingContext,
  { entityRef, cycle }: { entityRef: string; cycle: Cycle },
  snapshot: PromisedSnapshot,
  now: number,
): Promise<boolean> {
  const { entities, facts, checkIns, settings } = context;
  const entity = await entities.find(entityRef);
  const task = cycleTasks(readPromises(entity ?? {}, now, settings), now).find(
    ({ cycle: { id }, objectives }) => id === cycle.id && objectives.length > 0,
  );
  if (!task) {
    return true;
  }
  if (snapshot.asOf !== task.asOf) {
    return false;
  }
  // What was known then may have been thrown away by now, so that nobody would write it anew.
  if (task.asOf < now - settings.versionsKeptMs) {
    return true;
  }
  const scopes = await facts.scopes([entityRef], baselineWindow(cycle).from);
  const scope = scopes.get(entityRef);
  if (!scope) {
    return true;
  }
  const { timeZone } = settings.cycles;
  const targets = await facts.targetsById(
    targetIdsOfPast(task, scope, timeZone),
  );
  const said = (await checkIns.checkInsOf([entityRef], now)).get(entityRef);
  return snapshot.past === pastOf(task, scope, targets, said ?? [], timeZone);
}
