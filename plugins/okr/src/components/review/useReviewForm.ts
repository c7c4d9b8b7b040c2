import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  IncidentResponse,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import type { ReviewChange } from './diffReviews';
import { draftOf, latestReview, ReviewDraft, reviewOf } from './draft';
import { keptDraft } from './keptDraft';
import { readSaveProblem } from './saveProblem';
import {
  followSource,
  sourceChanges,
  SourceWords,
  sourceWords,
} from './sourceWords';

interface FormState {
  /** The incident as it was last read. */
  incident: IncidentResponse;
  draft: ReviewDraft;
  /** Somebody typed and did not save. */
  dirty: boolean;
  /** What was typed came back from before. */
  restored: boolean;
  /** What the source says otherwise than when that was typed. */
  moved: ReviewChange[];
  /** The version that was typed over; another one that counts meanwhile is a conflict. */
  version: number;
  saving: boolean;
  /** What the backend found wrong with what was sent. */
  refused: ReviewProblem[];
  /** Why nothing was saved, where no field is to blame. */
  failure?: string;
}

const versionOf = ({ versions }: IncidentResponse) => versions[0]?.version ?? 0;

function freshState(incident: IncidentResponse): FormState {
  return {
    incident,
    draft: draftOf(incident, latestReview(incident)),
    dirty: false,
    restored: false,
    moved: [],
    version: versionOf(incident),
    saving: false,
    refused: [],
  };
}

function openedState(userRef: string, incident: IncidentResponse): FormState {
  const fresh = freshState(incident);
  const kept = keptDraft.read({ userRef, incidentId: incident.incident.id });
  if (!kept) {
    return fresh;
  }
  const { version, told, draft } = kept;
  return {
    ...fresh,
    ...underSource(draft, told, incident),
    version,
    dirty: true,
    restored: true,
  };
}

/** What was typed, over the source as it is now. */
function underSource(
  draft: ReviewDraft,
  then: SourceWords,
  incident: IncidentResponse,
): Pick<FormState, 'incident' | 'draft' | 'moved'> {
  const now = sourceWords(incident);
  return {
    incident,
    draft: followSource(draft, then, now),
    moved: sourceChanges(then, now),
  };
}

/** A review being written: what is typed is kept until it is saved, whatever happens meanwhile. @internal */
export function useReviewForm(options: {
  userRef: string;
  entityRef: string;
  incident: IncidentResponse;
  onSaved(incident: IncidentResponse): void;
}) {
  const okrApi = useApi(okrApiRef);
  const { userRef, entityRef, onSaved } = options;
  const [state, setState] = useState(() =>
    openedState(userRef, options.incident),
  );
  const { incident, draft, version } = state;
  const { id } = incident.incident;
  const conflicting = version !== versionOf(incident);

  const change = useCallback(
    (changed: Partial<ReviewDraft>) =>
      setState(previous => {
        const next = { ...previous.draft, ...changed };
        keptDraft.keep(
          { userRef, incidentId: id },
          {
            version: previous.version,
            told: sourceWords(previous.incident),
            draft: next,
          },
        );
        return { ...previous, draft: next, dirty: true, refused: [] };
      }),
    [userRef, id],
  );

  const discard = useCallback(() => {
    keptDraft.keep({ userRef, incidentId: id }, undefined);
    setState(previous => freshState(previous.incident));
  }, [userRef, id]);

  const save = async () => {
    setState(previous => ({ ...previous, saving: true, failure: undefined }));
    const entity = parseEntityRef(entityRef);
    try {
      const saved = await okrApi.saveIncidentReview(entity, id, {
        // Whoever saves in sight of a conflict saves over it.
        version: versionOf(incident),
        review: reviewOf(draft, incident, latestReview(incident)),
      });
      keptDraft.keep({ userRef, incidentId: id }, undefined);
      onSaved(saved);
    } catch (error) {
      const problem = readSaveProblem(error);
      if (problem.kind === 'conflict') {
        const theirs = await okrApi
          .getIncident(entity, id)
          .catch(() => undefined);
        setState(previous => ({
          ...previous,
          ...(theirs &&
            underSource(
              previous.draft,
              sourceWords(previous.incident),
              theirs,
            )),
          saving: false,
          failure: theirs ? undefined : String(error),
        }));
        return;
      }
      setState(previous => ({
        ...previous,
        saving: false,
        refused: problem.kind === 'fields' ? problem.fields : [],
        failure: problem.kind === 'other' ? problem.message : undefined,
      }));
    }
  };

  return { ...state, conflicting, change, discard, save };
}

/** @internal */
export type ReviewFormState = ReturnType<typeof useReviewForm>;
