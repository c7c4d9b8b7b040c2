import { JsonObject } from '@backstage/types';
import { z } from 'zod';

const positionSchema = z.object({
  /** Id of the last incident of the last page. */
  after: z.string(),
  /** When that one was created: pages come in this order. */
  createdAt: z.string(),
});

/** Where in the list of incidents a sweep stands. @internal */
export type Position = z.infer<typeof positionSchema>;

const cursorSchema = z.object({
  version: z.literal(1),
  /** Fingerprint of the rules the facts were derived by. */
  rules: z.string(),
  /** Every update up to this instant has been read. Undefined until the history is. */
  readThrough: z.string().optional(),
  /** How far back the first read went. Undefined until it is planned. */
  historyFrom: z.string().optional(),
  /** When the open incidents were last read one by one. */
  openReadAt: z.string().optional(),
  /** A sweep that has not come to its end. */
  sweep: z
    .object({
      /** What `readThrough` becomes once it ends. */
      begun: z.string(),
      /** It asks for what was updated on this day (UTC) or later. */
      since: z.string(),
      position: positionSchema.optional(),
    })
    .optional(),
  /** Ids of the incidents that were handed over: one that names another entity by now has to be taken back. */
  known: z.array(z.string()).default([]),
  /** Why the history is being read once more; undefined when it is not. */
  anew: z.string().optional(),
});

/** Where a target stands. Instants are ISO 8601, UTC. @internal */
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
  if (!parsed.success) {
    const anew = 'where the last read had ended is not known any more';
    return { version: 1, rules, known: [], ...(stored ? { anew } : {}) };
  }
  if (parsed.data.rules === rules) return parsed.data;
  const anew = 'the settings in okr.incidentIo have changed';
  return { version: 1, rules, known: parsed.data.known, anew };
}

/** @internal */
export function writeCursor(cursor: Cursor): JsonObject {
  return JSON.parse(JSON.stringify(cursor));
}
