import { useEffect, useMemo, useReducer, useState } from 'react';
import {
  parseAnnotation,
  readWritten,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  MetricsResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { BegunEdit, changesOf } from './BegunEdit';
import { isChanged, nextDraft, openedDraft } from './draftState';
import { keptEdit } from './keptEdit';

interface DraftOptions {
  userRef: string;
  entityRef: string;
  source: SourceResponse;
  metrics: MetricsResponse;
  begun?: BegunEdit;
}

/** An annotation being changed, kept in the browser until it is saved or thrown away. @internal */
export function useDraft(options: DraftOptions) {
  const { userRef, entityRef, source, metrics } = options;
  const [opened] = useState(() => {
    const draft = openedDraft(source, keptEdit.read({ userRef, entityRef }));
    const begun = options.begun && changesOf(options.begun, draft.text);
    return { draft, begun };
  });
  const [state, dispatch] = useReducer(nextDraft, undefined, () =>
    opened.begun
      ? nextDraft(opened.draft, { kind: 'change', changes: opened.begun })
      : opened.draft,
  );
  const { text, reason, from } = state;
  const changed = isChanged(state);

  useEffect(
    () =>
      keptEdit.keep(
        { userRef, entityRef },
        changed ? { text, reason, from } : undefined,
      ),
    [userRef, entityRef, changed, text, reason, from],
  );

  const written = useMemo(() => readWritten(text), [text]);
  const { objectives, problems } = useMemo(
    () => parseAnnotation(text, metrics),
    [text, metrics],
  );
  return {
    ...state,
    ...{ changed, written, objectives, problems, dispatch },
    /** Made before anybody typed. */
    begun: opened.begun,
  };
}

/** @internal */
export type Draft = ReturnType<typeof useDraft>;
