import { Request } from 'express';
import { z } from 'zod';
import { Refusal } from '../../git/Refusal';

/**
 * The body of a request in the shape wanted.
 *
 * @throws Refusal with GitHub's words where something is missing
 * @internal
 */
export function readBody<T extends z.ZodType>(
  { body }: Request,
  shape: T,
): z.infer<T> {
  const read = shape.safeParse(body ?? {});
  if (read.success) {
    return read.data;
  }
  const reasons = read.error.issues.map(({ path, message, code }) =>
    code === 'invalid_type' && valueAt(body, path) === undefined
      ? `"${path.join('.')}" wasn't supplied.`
      : `For '${path.join('.')}', ${message}.`,
  );
  throw new Refusal(422, `Invalid request.\n\n${reasons.join('\n')}`);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Reflect.get(value, key)
        : undefined,
    body,
  );
}
