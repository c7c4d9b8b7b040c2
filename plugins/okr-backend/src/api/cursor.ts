import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Where the next page starts, as an opaque text.
 *
 * @internal
 */
export function writeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Reads what {@link writeCursor} wrote.
 *
 * @throws InputError for any other text
 * @internal
 */
export function readCursor<T>(
  text: string | undefined,
  schema: z.ZodType<T>,
): T | undefined {
  if (text === undefined) {
    return undefined;
  }
  const position = schema.safeParse(decode(text));
  if (!position.success) {
    throw new InputError(
      `'${text}' is not a cursor of this list: pass the nextCursor of the page before, or none`,
    );
  }
  return position.data;
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
