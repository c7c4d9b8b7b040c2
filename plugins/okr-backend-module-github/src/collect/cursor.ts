import { JsonObject } from '@backstage/types';
import { z } from 'zod';

const walkSchema = z.object({
  /** When this walk began: what happened before has been read once it ends. */
  begun: z.string(),
  /** What `readThrough` becomes once it ends. */
  readThrough: z.string(),
  /** It ends at the first pull request not updated since. */
  until: z.string(),
  /** GitHub's own position; undefined at the start. */
  after: z.string().optional(),
});

/** A way through the pull requests of a repository, newest updates first. @internal */
export type Walk = z.infer<typeof walkSchema>;

const cursorSchema = z.object({
  version: z.literal(1),
  /** Fingerprint of the rules the facts were derived by. */
  rules: z.string(),
  /** Every update up to this instant has been read. Undefined until the history is. */
  readThrough: z.string().optional(),
  /** How far back the first read went. Undefined until it is planned. */
  historyFrom: z.string().optional(),
  /** When all open pull requests were last read. */
  openReadAt: z.string().optional(),
  /** Undefined when the last walk went to its end. */
  walk: walkSchema.optional(),
  /** Why the history is being read once more; undefined when it is not. */
  anew: z.string().optional(),
});

/** Where a repository stands. Instants are ISO 8601. @internal */
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
    ? 'the settings in okr.github have changed'
    : 'where the last read had ended is not known any more';
  return { version: 1, rules, anew };
}

/** @internal */
export function writeCursor(cursor: Cursor): JsonObject {
  return JSON.parse(JSON.stringify(cursor));
}
