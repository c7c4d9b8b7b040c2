import {
  BudgetExhaustedError,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';

const MOST_CHARACTERS = 300;

/**
 * What may be told of an error to everybody who is signed in: the words of a source or of its module. Anything else, a
 * statement of the database for instance, may name what the reader must not see, and stays in the log.
 *
 * @internal
 */
export function tellableMessage(error: unknown): string {
  if (
    error instanceof BudgetExhaustedError ||
    error instanceof SourceUnavailableError
  ) {
    return error.message.slice(0, MOST_CHARACTERS);
  }
  return 'An unexpected error; the log of the backend tells which';
}
