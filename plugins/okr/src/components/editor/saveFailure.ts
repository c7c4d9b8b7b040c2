import { editConflictSchema } from '@keyresults/backstage-plugin-okr-common';
import type { EditConflict } from '@keyresults/backstage-plugin-okr-common';
import { isRecord } from '../common/isRecord';

/** Why a change was not saved. @internal */
export type SaveFailure =
  /** Somebody changed it there meanwhile. */
  | { kind: 'conflict'; conflict: EditConflict }
  /** A reason has to be given. */
  | { kind: 'reason'; message: string }
  /** Nobody answered: it may be saved or not. */
  | { kind: 'unanswered' }
  | { kind: 'other'; message: string };

/** What the backend said, where it said something. @internal */
export function wordsOf(error: unknown): string {
  if (!isRecord(error)) {
    return String(error);
  }
  const { cause, message } = error;
  return isRecord(cause) && typeof cause.message === 'string'
    ? cause.message
    : String(message ?? error);
}

/** Reads why saving failed out of what was thrown. @internal */
export function readSaveFailure(error: unknown): SaveFailure {
  if (!isRecord(error)) {
    return { kind: 'other', message: wordsOf(error) };
  }
  const body = isRecord(error.body) ? error.body : {};
  const inner = isRecord(body.error) ? body.error : {};
  const conflict = editConflictSchema.safeParse(inner.conflict);
  if (error.statusCode === 409 && conflict.success) {
    return { kind: 'conflict', conflict: conflict.data };
  }
  const fields = Array.isArray(inner.fields) ? inner.fields : [];
  const reason = fields
    .filter(isRecord)
    .find(({ field }) => field === 'reason');
  if (typeof reason?.message === 'string') {
    return { kind: 'reason', message: reason.message };
  }
  // The browser's own error when the network fails; there is no other mark of it.
  return error instanceof TypeError
    ? { kind: 'unanswered' }
    : { kind: 'other', message: wordsOf(error) };
}
