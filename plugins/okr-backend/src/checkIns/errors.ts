import { ConflictError } from '@backstage/errors';
import { StoredCheckIn } from './StoredCheckIn';

/** Changed or deleted meanwhile. @internal */
export class CheckInConflictError extends ConflictError {
  /** What stands now; undefined where it was deleted. */
  readonly current: StoredCheckIn | undefined;

  constructor(current: StoredCheckIn | undefined) {
    super(
      current
        ? `The check-in has been changed meanwhile; version ${current.version} stands now`
        : 'The check-in has been deleted meanwhile',
    );
    this.current = current;
  }
}
