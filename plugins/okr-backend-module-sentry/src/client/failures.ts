/**
 * A question that Sentry did not answer in full, also when asked again.
 *
 * @internal
 */
export class UnansweredError extends Error {
  readonly name = 'UnansweredError';
}

/**
 * A question that Sentry will not answer as it was put (400).
 *
 * @internal
 */
export class RefusedError extends Error {
  readonly name = 'RefusedError';
}

/**
 * Sentry answered, and will not show it.
 *
 * @internal
 */
export class HiddenError extends Error {
  readonly name = 'HiddenError';

  constructor(message: string, readonly kind: 'gone' | 'forbidden') {
    super(message);
  }
}

/** Whether it is about what was asked, and not about Sentry as a whole. @internal */
export function isAboutQuestion(
  error: unknown,
): error is UnansweredError | RefusedError | HiddenError {
  return (
    error instanceof UnansweredError ||
    error instanceof RefusedError ||
    error instanceof HiddenError
  );
}

/**
 * What can be told to people who may not be allowed to know each of the projects that were asked about: Sentry's own
 * words may name one.
 *
 * @internal
 */
export function withoutNames({ message }: Error): string {
  return /^\d{3}(?=:)/.exec(message)?.[0] ?? message;
}
