import type { ReviewProblem } from '@keyresults/backstage-plugin-okr-common';
import { isRecord } from '../common/isRecord';

/** Why a review was not saved. @internal */
export type SaveProblem =
  | { kind: 'conflict' }
  /** Something is wrong with these fields. */
  | { kind: 'fields'; fields: ReviewProblem[] }
  | { kind: 'other'; message: string };

function isProblem(value: unknown): value is ReviewProblem {
  return (
    isRecord(value) &&
    typeof value.field === 'string' &&
    typeof value.message === 'string'
  );
}

function fieldsOf(error: Record<string, unknown>): ReviewProblem[] {
  const body = isRecord(error.body) ? error.body : {};
  const inner = isRecord(body.error) ? body.error : {};
  return Array.isArray(inner.fields) ? inner.fields.filter(isProblem) : [];
}

/** Reads why saving failed out of what was thrown. @internal */
export function readSaveProblem(error: unknown): SaveProblem {
  if (!isRecord(error)) {
    return { kind: 'other', message: String(error) };
  }
  if (error.statusCode === 409) {
    return { kind: 'conflict' };
  }
  const fields = fieldsOf(error);
  if (fields.length > 0) {
    return { kind: 'fields', fields };
  }
  return { kind: 'other', message: String(error.message ?? error) };
}
