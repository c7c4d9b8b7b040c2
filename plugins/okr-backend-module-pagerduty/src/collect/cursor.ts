import { JsonObject } from '@backstage/types';
import { z } from 'zod';

const logSchema = z.object({
  acknowledged: z.string().optional(),
  fieldsSet: z.boolean(),
});

const cursorSchema = z.object({
  version: z.literal(1),
  /** Fingerprint of the rules the facts were derived by. */
  rules: z.string(),
  /** How far back the first read goes. Undefined until it is planned. */
  historyFrom: z.string().optional(),
  /** Where the first read stands: incidents created before `next` have been read, `until` is where it ends. */
  history: z.object({ next: z.string(), until: z.string() }).optional(),
  /** The service's log has been followed up to this instant. Undefined until the history is read. */
  readThrough: z.string().optional(),
  /** When all open incidents were last looked at. */
  openReadAt: z.string().optional(),
  /** What the logs of the open incidents told so far, by id: a later entry does not repeat it. */
  open: z.record(z.string(), logSchema).default({}),
  /** Why the history is being read once more; undefined when it is not. */
  anew: z.string().optional(),
});

/** Where a service stands. Instants are ISO 8601. @internal */
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
  if (stored === undefined) return { version: 1, rules, open: {} };
  const anew = parsed.success
    ? 'the settings in okr.pagerduty have changed'
    : 'where the last read had ended is not known any more';
  return { version: 1, rules, open: {}, anew };
}

/** @internal */
export function writeCursor(cursor: Cursor): JsonObject {
  return JSON.parse(JSON.stringify(cursor));
}
