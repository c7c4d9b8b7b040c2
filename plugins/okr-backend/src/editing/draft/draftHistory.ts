import { AnnotationVersion } from '@keyresults/backstage-plugin-okr-common';
import { HistorySettings, readHistory } from '../../evaluation';

/**
 * The history of an annotation as if a draft counted from now on.
 *
 * @param history - empty where the annotation has not changed yet
 * @internal
 */
export function draftHistory(
  history: readonly AnnotationVersion[],
  annotations: { kept: string | undefined; draft: string | undefined },
  now: number,
  settings: HistorySettings,
): AnnotationVersion[] {
  const { kept, draft } = annotations;
  const [ever, then] = readHistory(
    [
      { recordedAt: 0, annotation: kept },
      { recordedAt: now, annotation: draft },
    ],
    settings,
  );
  return [...(history.length > 0 ? history : [ever]), then];
}
