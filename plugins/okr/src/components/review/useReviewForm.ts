import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  IncidentResponse,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { draftOf, latestReview, ReviewDraft, reviewOf } from './draft';
import { keptDraft } from './keptDraft';
import { readSaveProblem } from './saveProblem';

interface FormState {
  /** The incident as it was last read. */
  incident: IncidentResponse;
  draft: ReviewDraft;
  /** Somebody typed and did not save. */
  dirty: boolean;
  /** What was typed came back from before. */
  restored: boolean;
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
    version: versionOf(incident),
    saving: false,
    refused: [],
  };
}

function openedState(userRef: string, incident: IncidentResponse): FormState {
  const fresh = freshState(incident);
  const kept = keptDraft.read({ userRef, incidentId: incident.incident.id });
  return kept ? { ...fresh, ...kept, dirty: true, restored: true } : fresh;
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
          { version: previous.version, draft: next },
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
          saving: false,
          incident: theirs ?? previous.incident,
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
