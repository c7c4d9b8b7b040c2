/**
 * A question that PagerDuty did not answer in full, also when asked again.
 *
 * @internal
 */
export class UnansweredError extends Error {
  readonly name = 'UnansweredError';
}

/**
 * PagerDuty answered, and will not show it.
 *
 * @internal
 */
export class HiddenError extends Error {
  readonly name = 'HiddenError';

  constructor(message: string, readonly kind: 'gone' | 'forbidden') {
    super(message);
  }
}
