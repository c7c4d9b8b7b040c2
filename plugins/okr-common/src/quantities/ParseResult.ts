/**
 * What a strict parser says: the value, or what it would have understood instead.
 *
 * @public
 */
export type ParseResult<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      /** What was expected, to be read after the word "expected". */
      expected: string;
      /** A concrete replacement, where one is likely. */
      suggestion?: string;
    };

/** @internal */
export const parsed = <T>(value: T): ParseResult<T> => ({ ok: true, value });

/** @internal */
export const unparsed = (
  expected: string,
  suggestion?: string,
): ParseResult<never> =>
  suggestion === undefined
    ? { ok: false, expected }
    : { ok: false, expected, suggestion };
