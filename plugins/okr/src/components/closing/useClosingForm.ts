import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  CycleClosing,
  CycleReport,
} from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { CloseFailure, readCloseFailure } from './closeFailure';
import {
  ClosingDraft,
  draftOf,
  requestOf,
  VerdictDraft,
  verdictOf,
} from './closingDraft';
import { keptClosing } from './keptClosing';

interface FormState {
  draft: ClosingDraft;
  /** The version that was typed over; 0 where the cycle is not closed. */
  version: number;
  /** What was typed came back from before. */
  restored: boolean;
  saving: boolean;
  failure?: CloseFailure;
}

function freshState({ closing }: CycleReport): FormState {
  return {
    draft: draftOf(closing?.review),
    version: closing?.review.version ?? 0,
    restored: false,
    saving: false,
  };
}

/**
 * The review of a cycle being written: what is typed is kept until it is saved, whatever happens meanwhile.
 *
 * @internal
 */
export function useClosingForm(
  report: CycleReport,
  userRef: string,
  onSaved: (closing: CycleClosing) => void,
) {
  const okrApi = useApi(okrApiRef);
  const { entityRef } = report;
  const cycle = report.cycle.id;
  const [state, setState] = useState<FormState>(() => {
    const kept = keptClosing.read({ userRef, entityRef, cycle });
    const fresh = freshState(report);
    return kept ? { ...fresh, ...kept, restored: true } : fresh;
  });

  const change = useCallback(
    (changed: Partial<ClosingDraft>) =>
      setState(previous => {
        const draft = { ...previous.draft, ...changed };
        const { version } = previous;
        keptClosing.keep({ userRef, entityRef, cycle }, { version, draft });
        return { ...previous, draft };
      }),
    [userRef, entityRef, cycle],
  );

  const changeVerdict = (
    objectiveId: string,
    changed: Partial<VerdictDraft>,
  ) => {
    const verdict = { ...verdictOf(state.draft, objectiveId), ...changed };
    change({ verdicts: { ...state.draft.verdicts, [objectiveId]: verdict } });
  };

  const discard = useCallback(() => {
    keptClosing.keep({ userRef, entityRef, cycle }, undefined);
    setState(freshState(report));
  }, [userRef, entityRef, cycle, report]);

  const request = requestOf(
    state.draft,
    report.objectives.map(({ id }) => id),
    // Whoever saves in sight of what stands saves over it.
    state.failure?.kind === 'conflict'
      ? state.failure.current.review.version
      : state.version,
  );

  const save = async () => {
    setState(previous => ({ ...previous, saving: true, failure: undefined }));
    try {
      const saved = await okrApi.closeCycle(
        parseEntityRef(entityRef),
        cycle,
        request,
      );
      keptClosing.keep({ userRef, entityRef, cycle }, undefined);
      onSaved(saved);
    } catch (error) {
      const failure = readCloseFailure(error);
      setState(previous => ({ ...previous, saving: false, failure }));
    }
  };

  return { ...state, request, change, changeVerdict, discard, save };
}

/** @internal */
export type ClosingFormState = ReturnType<typeof useClosingForm>;
