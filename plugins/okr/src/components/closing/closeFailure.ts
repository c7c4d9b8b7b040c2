import type {
  CycleClosing,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { isRecord } from '../common/isRecord';
import { readSaveProblem } from '../review/saveProblem';

/** Why a cycle was not closed. @internal */
export type CloseFailure =
  | { kind: 'fields'; fields: ReviewProblem[] }
  /** Closed or edited by somebody meanwhile. */
  | { kind: 'conflict'; current: CycleClosing }
  | { kind: 'other'; message: string };

function partOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isClosing(value: unknown): value is CycleClosing {
  return (
    typeof partOf(value, 'closedBy') === 'string' &&
    typeof partOf(partOf(value, 'review'), 'version') === 'number' &&
    Array.isArray(partOf(partOf(value, 'review'), 'verdicts'))
  );
}

/** Reads it out of what was thrown. @internal */
export function readCloseFailure(error: unknown): CloseFailure {
  const problem = readSaveProblem(error);
  if (problem.kind !== 'conflict') {
    return problem;
  }
  const inner = partOf(partOf(error, 'body'), 'error');
  const current = partOf(partOf(inner, 'closing'), 'current');
  // Without one, its numbers are not settled yet.
  return isClosing(current)
    ? { kind: 'conflict', current }
    : {
        kind: 'other',
        message: String(partOf(inner, 'message') ?? partOf(error, 'message')),
      };
}
