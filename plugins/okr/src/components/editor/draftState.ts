import {
  AnnotationChange,
  editAnnotation,
} from '@keyresults/backstage-plugin-okr-common';
import type { SourceResponse } from '@keyresults/backstage-plugin-okr-common';
import { KeptEdit } from './keptEdit';
import { isMarked, reapply, Reapplied } from './reapply';

/** An annotation being changed. Form and text show the same text. @internal */
export interface DraftState {
  /** What it began with, and what it is saved over. */
  from: KeptEdit['from'];
  text: string;
  reason: string;
  /** What was typed came back from before. */
  restored: boolean;
  /** It was put on top of what somebody else changed, or is just what somebody else wrote. */
  reapplied?: 'clean' | 'conflicts' | 'same';
  /** What it would be with one side's lines, where both changed the same ones. */
  choices?: Reapplied['choices'];
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
  /** Somebody changed the file meanwhile; where that left the key results alone, nobody has to look at anything. */
  | {
      kind: 'reapply';
      annotation: string | null;
      base: string;
      labels: { mine: string; theirs: string };
    }
  | { kind: 'discard'; source: SourceResponse }
  /** @param text - what was sent: only that is thrown away, and not what was typed since */
  | { kind: 'saved'; text: string };

/** @internal */
export function openedDraft(
  source: SourceResponse,
  kept: KeptEdit | undefined,
): DraftState {
  const annotation = source.annotation ?? '';
  const from = { annotation, base: source.base };
  // What stands there by now is no work any more: it was saved in another tab, or by somebody else.
  if (!kept || kept.text === annotation) {
    return { from, text: annotation, reason: '', restored: false };
  }
  // Other lines of the file are nobody's business here.
  const isSame = kept.from.annotation === annotation;
  return { ...kept, ...(isSame && { from }), restored: true };
}

/** @internal */
export function isChanged({ from, text }: DraftState): boolean {
  return text !== from.annotation;
}

/** @internal */
export function nextDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case 'write':
      return written(state, action.text);
    case 'change':
      return changedByForm(state, action);
    case 'reason':
      return { ...state, reason: action.reason };
    case 'reapply': {
      const theirs = action.annotation ?? '';
      const from = { annotation: theirs, base: action.base };
      if (theirs === state.from.annotation) {
        return { ...state, from };
      }
      const { text, choices } = reapply(
        state.from.annotation,
        state.text,
        theirs,
        action.labels,
      );
      return {
        ...state,
        from,
        text,
        choices,
        reapplied: howReapplied(text, theirs, choices),
        refusal: undefined,
        typing: undefined,
      };
    }
    case 'saved':
      return savedDraft(state, action.text);
    default:
      return openedDraft(action.source, undefined);
  }
}

function savedDraft({ from, text }: DraftState, sent: string): DraftState {
  return {
    from: { annotation: sent, base: from.base },
    text,
    reason: '',
    restored: false,
  };
}

function written(state: DraftState, text: string): DraftState {
  const isOpen = state.reapplied === 'conflicts' && isMarked(text);
  return {
    ...state,
    text,
    refusal: undefined,
    typing: undefined,
    ...(!isOpen && { reapplied: undefined, choices: undefined }),
  };
}

function howReapplied(
  text: string,
  theirs: string,
  choices: Reapplied['choices'],
): DraftState['reapplied'] {
  if (choices) {
    return 'conflicts';
  }
  return text === theirs ? 'same' : 'clean';
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
