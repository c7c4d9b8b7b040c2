import {
  ConflictError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  EditConflict,
  EditRefusal,
  Problem,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import { TooManyEditsError } from './TooManyEditsError';

/** Changed meanwhile, with what stands there now: `error.conflict` of the body. @internal */
export class EditConflictError extends ConflictError {
  readonly conflict: EditConflict;

  constructor(conflict: EditConflict) {
    super('The key results have been changed in the meantime');
    this.conflict = conflict;
  }
}

/** An edit that is not right: `error.fields` and `error.problems` of the body. @internal */
export class EditRefusedError extends InputError {
  readonly fields: ReviewProblem[];
  readonly problems: Problem[];

  constructor(
    message: string,
    wrong: { fields?: ReviewProblem[]; problems?: Problem[] },
  ) {
    super(message);
    this.fields = wrong.fields ?? [];
    this.problems = wrong.problems ?? [];
  }
}

/** @internal */
export function impossible({ message, advice }: EditRefusal): InputError {
  return new InputError(advice ? `${message} ${advice}` : message);
}

/**
 * A failure of a host as the platform has it. It is made anew, so that nothing but the words is passed on.
 *
 * @internal
 */
export function toPlatformError(error: unknown): unknown {
  if (!(error instanceof FileHostError)) {
    return error;
  }
  switch (error.failure) {
    case 'limited':
      return new TooManyEditsError(
        error.message,
        error.retryAfterSeconds ?? 60,
      );
    case 'unavailable':
      return new ServiceUnavailableError(error.message);
    case 'refused':
      return new NotAllowedError(error.message);
    default:
      return new InputError(error.message);
  }
}
