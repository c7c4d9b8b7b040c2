import {
  AnnotationChange,
  editAnnotation,
} from '@keyresults/backstage-plugin-okr-common';
import type { SourceResponse } from '@keyresults/backstage-plugin-okr-common';
import { KeptEdit } from './keptEdit';
import { reapply } from './reapply';

/** An annotation being changed. Form and text show the same text. @internal */
export interface DraftState {
  /** What it began with, and what it is saved over. */
  from: KeptEdit['from'];
  text: string;
  reason: string;
  /** What was typed came back from before. */
  restored: boolean;
  /** It was put on top of what somebody else changed. */
  reapplied?: 'clean' | 'conflicts';
  /** Why the last change of the form could not be made. */
  refusal?: { message: string; advice: string };
  /** The field that is being typed into, and the text before that. */
  typing?: { field: string; before: string };
}

/** @internal */
export type DraftAction =
  | { kind: 'write'; text: string }
  /**
   * @param field - set where somebody types: each letter then changes what stood there before the first one, so that what
   * a half-typed word needed, such as quotes, does not stay
   */
  | { kind: 'change'; changes: readonly AnnotationChange[]; field?: string }
  | { kind: 'reason'; reason: string }
  /** Somebody changed it there meanwhile. */
  | {
      kind: 'reapply';
      annotation: string | null;
      base: string;
      labels: { mine: string; theirs: string };
    }
  | { kind: 'discard'; source: SourceResponse };

/** @internal */
export function openedDraft(
  source: SourceResponse,
  kept: KeptEdit | undefined,
): DraftState {
  return kept
    ? { ...kept, restored: true }
    : {
        from: { annotation: source.annotation ?? '', base: source.base },
        text: source.annotation ?? '',
        reason: '',
        restored: false,
      };
}

/** @internal */
export function isChanged({ from, text }: DraftState): boolean {
  return text !== from.annotation;
}

/** @internal */
export function nextDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case 'write':
      return {
        ...state,
        text: action.text,
        refusal: undefined,
        typing: undefined,
      };
    case 'change':
      return changedByForm(state, action);
    case 'reason':
      return { ...state, reason: action.reason };
    case 'reapply': {
      const theirs = action.annotation ?? '';
      const { text, conflicts } = reapply(
        state.from.annotation,
        state.text,
        theirs,
        action.labels,
      );
      return {
        ...state,
        from: { annotation: theirs, base: action.base },
        text,
        reapplied: conflicts ? 'conflicts' : 'clean',
        typing: undefined,
      };
    }
    default:
      return openedDraft(action.source, undefined);
  }
}

function changedByForm(
  state: DraftState,
  { changes, field }: Extract<DraftAction, { kind: 'change' }>,
): DraftState {
  const goesOn = field !== undefined && field === state.typing?.field;
  const before = goesOn ? state.typing?.before ?? state.text : state.text;
  const typing = field === undefined ? undefined : { field, before };
  const edit = editAnnotation(before, changes);
  if (edit.kind === 'edited') {
    return { ...state, text: edit.text, refusal: undefined, typing };
  }
  const isUndone =
    edit.reason === 'notFound' &&
    changes.every(({ kind }) => kind === 'remove');
  return goesOn && isUndone
    ? { ...state, text: before, refusal: undefined, typing }
    : { ...state, refusal: edit, typing };
}
