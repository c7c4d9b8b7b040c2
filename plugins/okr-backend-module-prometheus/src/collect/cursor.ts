import { JsonObject } from '@backstage/types';
import { z } from 'zod';

const cursorSchema = z.object({
  version: z.literal(1),
  /** Fingerprint of the rules the facts were derived by. */
  rules: z.string(),
  /** How far back the first read goes. Undefined until it is planned. */
  historyFrom: z.iso.date().optional(),
  /** Days before this one have been read. */
  next: z.iso.date().optional(),
  /** The first day that has a value. */
  firstDay: z.iso.date().optional(),
  /** The last day that has a value. */
  lastDay: z.iso.date().optional(),
  /** Why the history is being read once more; undefined when it is not. */
  anew: z.string().optional(),
});

/** Where a target stands. Days are UTC. @internal */
export type Cursor = z.infer<typeof cursorSchema>;

/**
 * Reads a cursor back. One that is not understood, or that belongs to other rules, is a new beginning.
 *
 * @internal
 */
export function readCursor(
  stored: JsonObject | undefined,
  rules: string,
): Cursor {
  const parsed = cursorSchema.safeParse(stored);
  if (parsed.success && parsed.data.rules === rules) return parsed.data;
  if (stored === undefined) return { version: 1, rules };
  const anew = parsed.success
    ? 'the settings in okr.prometheus have changed'
    : 'where the last read had ended is not known any more';
  return { version: 1, rules, anew };
}

/** @internal */
export function writeCursor(cursor: Cursor): JsonObject {
  return JSON.parse(JSON.stringify(cursor));
}
