import { JsonObject } from '@backstage/types';
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const cursorSchema = z.object({
  version: z.literal(1),
  /** Fingerprint of the rules the facts were derived by. */
  rules: z.string(),
  /** Sentry's own id: it stays when the project gets another slug. */
  projectId: z.string().optional(),
  /** Of a joint target: the same of its parts, by their target. */
  partIds: z.record(z.string(), z.string()).optional(),
  /** Of a joint target: the parts that could not be read, with the first day on which they are left out. */
  missing: z.record(z.string(), day).optional(),
  /** Of a joint target: the first day on which parts are left out that can be read by now. */
  again: day.optional(),
  /** The first day that is to be read: all before are settled. Undefined until the first read is planned. */
  next: day.optional(),
  /** The first day that was read. */
  historyFrom: day.optional(),
  /** Why the history is being read once more; undefined when it is not. */
  anew: z.string().optional(),
});

/** Where a project stands. Days are UTC. @internal */
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
    ? 'the settings in okr.sentry have changed'
    : 'where the last read had ended is not known any more';
  return { version: 1, rules, anew };
}

/** @internal */
export function writeCursor(cursor: Cursor): JsonObject {
  return JSON.parse(JSON.stringify(cursor));
}
