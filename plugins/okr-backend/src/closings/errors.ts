import { ConflictError, InputError } from '@backstage/errors';
import {
  ClosingConflict,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { asSentence } from '../api/refusal';
import { StoredClosing } from './StoredClosing';

/** Closed by somebody else meanwhile, or edited. @internal */
export class ClosedMeanwhileError extends ConflictError {
  /** What stands now; undefined where there is none to edit. */
  readonly current: StoredClosing | undefined;

  constructor(current: StoredClosing | undefined) {
    super(
      current
        ? 'What was said of the cycle has been saved by somebody meanwhile'
        : 'The cycle is not closed, so that there is nothing to edit',
    );
    this.current = current;
  }
}

/** The same, with what stands now as the caller may see it: `error.closing` of the body. @internal */
export class ClosingConflictError extends ConflictError {
  readonly closing: ClosingConflict | undefined;

  constructor(message: string, closing: ClosingConflict | undefined) {
    super(message);
    this.closing = closing;
  }
}

/** A review that is not right, with what is wrong beside each field: `error.fields` of the body. @internal */
export class ClosingRefusedError extends InputError {
  readonly fields: ReviewProblem[];

  /** @param problems - with messages that can stand behind the name of the field */
  constructor(problems: readonly ReviewProblem[]) {
    super(
      `The review of the cycle is not right: ${problems
        .map(({ field, message }) => `${field || 'it'} ${message}`)
        .join('; ')}`,
    );
    this.fields = problems.map(asSentence);
  }
}
