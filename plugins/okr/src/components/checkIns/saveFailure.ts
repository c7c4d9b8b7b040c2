import type {
  ReviewProblem,
  SaidCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { readSaveProblem } from '../review/saveProblem';

/** Why a check-in was not saved. @internal */
export type SaveFailure =
  | { kind: 'fields'; fields: ReviewProblem[] }
  /** Changed meanwhile, or deleted where there is no current one. */
  | { kind: 'conflict'; current?: SaidCheckIn }
  | {
      kind: 'other';
      message: string;
      /** The id belongs to something else, or what it belongs to may not be changed. */
      refused?: 'id' | 'change';
    };

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function isCheckIn(value: unknown): value is SaidCheckIn {
  return (
    typeof partOf(value, 'id') === 'string' &&
    typeof partOf(value, 'version') === 'number' &&
    typeof partOf(value, 'day') === 'string'
  );
}

/** Reads it out of what was thrown. @internal */
export function readSaveFailure(error: unknown): SaveFailure {
  const problem = readSaveProblem(error);
  if (problem.kind === 'other') {
    return partOf(error, 'statusCode') === 403
      ? { ...problem, refused: 'change' }
      : problem;
  }
  if (problem.kind === 'fields') {
    return problem;
  }
  const conflict = partOf(partOf(partOf(error, 'body'), 'error'), 'checkIn');
  if (conflict === undefined) {
    return { kind: 'other', message: '', refused: 'id' };
  }
  const current = partOf(conflict, 'current');
  return { kind: 'conflict', ...(isCheckIn(current) && { current }) };
}
