/**
 * A question that incident.io did not answer in full, also when asked again.
 *
 * @internal
 */
export class UnansweredError extends Error {
  readonly name = 'UnansweredError';
}

/**
 * incident.io does not know what was asked for, or hides it.
 *
 * @internal
 */
export class GoneError extends Error {
  readonly name = 'GoneError';
}

/**
 * incident.io does not accept a question as it was put.
 *
 * @internal
 */
export class InvalidQuestionError extends Error {
  readonly name = 'InvalidQuestionError';
}
