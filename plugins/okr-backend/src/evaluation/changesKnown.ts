import {
  AnnotationVersion,
  Cycle,
  parseAnnotation,
  PromiseChange,
  promiseChanges,
} from '@keyresults/backstage-plugin-okr-common';
import { StoredVersion } from '../changes';
import { EvaluationSettings } from './EntityPlan';

/** With what annotations are understood. @internal */
export interface HistorySettings {
  metrics: Pick<EvaluationSettings['metrics'], 'definitions'>;
  cycles: EvaluationSettings['cycles'];
}

/** What an entity's annotation said, and since when. @internal */
export function readHistory(
  versions: readonly StoredVersion[],
  { metrics, cycles }: HistorySettings,
): AnnotationVersion[] {
  return versions.map(({ annotation, ...version }) => ({
    ...version,
    parsed:
      annotation === undefined
        ? undefined
        : parseAnnotation(annotation, { metrics: metrics.definitions, cycles }),
  }));
}

/** Tells what of a key result's promise was changed; undefined where nothing was. @internal */
export type ChangesOf = (
  objectiveId: string,
  keyResultId: string,
) => PromiseChange[] | undefined;

/**
 * The changes of a cycle that were known at an instant.
 *
 * @param history - oldest first
 * @internal
 */
export function changesKnown(
  { cycle, asOf }: { cycle: Cycle; asOf: number },
  history: readonly AnnotationVersion[],
  { metrics, cycles }: HistorySettings,
): ChangesOf {
  const known = history.filter(({ recordedAt }) => recordedAt <= asOf);
  return (objectiveId, keyResultId) => {
    const changes = promiseChanges(known, {
      objectiveId,
      keyResultId,
      cycle,
      cycles,
      metrics: metrics.definitions,
    });
    return changes.length > 0 ? changes : undefined;
  };
}
