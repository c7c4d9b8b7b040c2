/**
 * A query that was not answered in full, also when asked again. For a shorter time it may be.
 *
 * @internal
 */
export class UnansweredError extends Error {
  readonly name = 'UnansweredError';
}

/**
 * Prometheus answered, and the answer is of no use until somebody changes the query or what it may see.
 *
 * @internal
 */
export class UnusableQueryError extends Error {
  readonly name = 'UnusableQueryError';

  constructor(message: string, readonly kind: 'failing' | 'forbidden') {
    super(message);
  }
}
