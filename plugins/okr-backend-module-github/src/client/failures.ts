/**
 * A query that was not answered in full. Asked for in smaller pieces it may be.
 *
 * @internal
 */
export class UnansweredError extends Error {
  readonly name = 'UnansweredError';

  constructor(
    message: string,
    /**
     * - `heavy`: too much for GitHub, which broke off, timed out or sent a part
     * - `incomplete`: what came has gaps
     * - `down`: nothing came, and asking again did not help
     */
    readonly kind: 'heavy' | 'incomplete' | 'down',
  ) {
    super(message);
  }
}

/**
 * Something of one repository is not answered, not even alone and asked for several times; other repositories may be.
 *
 * @internal
 */
export class StuckRepositoryError extends Error {
  readonly name = 'StuckRepositoryError';
}
