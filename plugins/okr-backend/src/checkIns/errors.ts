import { ConflictError, InputError } from '@backstage/errors';
import {
  CheckInConflict,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { asSentence } from '../api/refusal';
import { StoredCheckIn } from './StoredCheckIn';

/** Changed or deleted meanwhile. @internal */
export class CheckInChangedError extends ConflictError {
  /** What stands now; undefined where it was deleted. */
  readonly current: StoredCheckIn | undefined;

  constructor(current: StoredCheckIn | undefined) {
    super(
      current
        ? 'The check-in has been changed meanwhile'
        : 'The check-in has been deleted meanwhile',
    );
    this.current = current;
  }
}

/** Nothing can be said of a cycle any more. @internal */
export class CycleClosedError extends ConflictError {
  /** Id of the cycle. */
  readonly cycle: string;

  constructor(cycle: string) {
    super(`${cycle} is closed`);
    this.cycle = cycle;
  }
}

/** A change meanwhile, with what stands now as the caller may see it: `error.checkIn` of the body. @internal */
export class CheckInConflictError extends ConflictError {
  readonly checkIn: CheckInConflict;

  constructor(message: string, checkIn: CheckInConflict) {
    super(message);
    this.checkIn = checkIn;
  }
}

/** A check-in that is not right, with what is wrong beside each field: `error.fields` of the body. @internal */
export class CheckInRefusedError extends InputError {
  readonly fields: ReviewProblem[];

  /** @param problems - with messages that can stand behind the name of the field, or behind "it" */
  constructor(problems: readonly ReviewProblem[]) {
    super(
      `The check-in is not right: ${problems
        .map(({ field, message }) => `${field || 'it'} ${message}`)
        .join('; ')}`,
    );
    this.fields = problems.map(asSentence);
  }
}
