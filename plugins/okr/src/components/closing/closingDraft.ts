import type {
  CloseCycleRequest,
  CycleReview,
  ObjectiveVerdict,
} from '@keyresults/backstage-plugin-okr-common';

/** What somebody is about to say of a cycle. @internal */
export interface ClosingDraft {
  summary: string;
  /** By the id of the objective. */
  verdicts: Record<string, VerdictDraft>;
}

/** @internal */
export interface VerdictDraft {
  /** Undefined until one is chosen. */
  verdict?: ObjectiveVerdict;
  sentence: string;
}

/** A review with which to begin: empty, or as it stands. @internal */
export function draftOf(review: CycleReview | undefined): ClosingDraft {
  return {
    summary: review?.summary ?? '',
    verdicts: Object.fromEntries(
      (review?.verdicts ?? []).map(({ objectiveId, verdict, sentence }) => [
        objectiveId,
        { verdict, sentence: sentence ?? '' },
      ]),
    ),
  };
}

/** What is said of an objective so far. @internal */
export function verdictOf(
  { verdicts }: ClosingDraft,
  objectiveId: string,
): VerdictDraft {
  return Object.hasOwn(verdicts, objectiveId)
    ? verdicts[objectiveId]
    : { sentence: '' };
}

/** As it is sent. Objectives without a verdict are left out. @internal */
export function requestOf(
  draft: ClosingDraft,
  objectiveIds: readonly string[],
  version: number,
): CloseCycleRequest {
  const summary = draft.summary.trim();
  return {
    version,
    ...(summary !== '' && { summary }),
    verdicts: objectiveIds.flatMap(objectiveId => {
      const { verdict, sentence } = verdictOf(draft, objectiveId);
      const words = sentence.trim();
      return verdict
        ? [{ objectiveId, verdict, ...(words !== '' && { sentence: words }) }]
        : [];
    }),
  };
}
