import { AnnotationVersion } from '@keyresults/backstage-plugin-okr-common';
import { entityCycles } from './entityCycles';
import { CycleTask, EvaluationSettings } from './EntityPlan';

/**
 * A cycle that is over with what was promised when it ended: it is judged by that, whatever the annotation says by the
 * time it is written. Where nothing was promised in it then, what was promised first counts. Others stay as they are.
 *
 * @param history - the versions since the cycle began, oldest first; empty where the annotation has not changed
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export function promisedAtEnd<Task extends CycleTask>(
  task: Task,
  history: readonly AnnotationVersion[],
  now: number,
  { cycles }: Pick<EvaluationSettings, 'cycles'>,
): Task {
  if (!task.isClosed) {
    return task;
  }
  const { cycle } = task;
  const counting = history.findLastIndex(
    ({ recordedAt }) => recordedAt <= cycle.to,
  );
  for (const { parsed } of history.slice(Math.max(counting, 0))) {
    const promised =
      parsed &&
      entityCycles(parsed.objectives, now, cycles).find(
        ({ cycle: { id }, objectives }) =>
          id === cycle.id && objectives.length > 0,
      );
    if (promised) {
      const { objectives } = promised;
      return { ...task, objectives, problems: parsed.problems };
    }
  }
  return task;
}
