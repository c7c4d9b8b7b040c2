import { useEffect, useMemo, useReducer } from 'react';
import {
  parseAnnotation,
  readWritten,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  AnnotationChange,
  MetricsResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { isChanged, nextDraft, openedDraft } from './draftState';
import { keptEdit } from './keptEdit';

interface DraftOptions {
  userRef: string;
  entityRef: string;
  source: SourceResponse;
  metrics: MetricsResponse;
  /** Changes to begin with, on top of what was typed before. */
  begun?: readonly AnnotationChange[];
}

/** An annotation being changed, kept in the browser until it is saved or thrown away. @internal */
export function useDraft(options: DraftOptions) {
  const { userRef, entityRef, source, metrics } = options;
  const [state, dispatch] = useReducer(nextDraft, undefined, () => {
    const opened = openedDraft(source, keptEdit.read({ userRef, entityRef }));
    return options.begun
      ? nextDraft(opened, { kind: 'change', changes: options.begun })
      : opened;
  });
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
  return { ...state, changed, written, objectives, problems, dispatch };
}

/** @internal */
export type Draft = ReturnType<typeof useDraft>;
