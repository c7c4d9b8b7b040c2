import { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IssueRules } from './IssueRules';

const cursorSchema = z.object({
  version: z.literal(1),
  /** Fingerprint of the rules the facts were derived by. */
  rules: z.string(),
  /** Every update up to this instant has been read. Undefined until the history is. */
  readThrough: z.string().optional(),
  /** How far back the first read went. Undefined until it is planned. */
  historyFrom: z.string().optional(),
  /** When the open issues were last read one by one. */
  openReadAt: z.string().optional(),
  /** A walk, oldest update first, that has not come to its end. */
  walk: z.object({ begun: z.string(), since: z.string() }).optional(),
  /** Numbers of the issues that were handed over: one that is no incident any more has to be taken back. */
  known: z.array(z.number()).default([]),
  /** Why the history is being read once more; undefined when it is not. */
  anew: z.string().optional(),
});

/** Where a target stands. Instants are ISO 8601, UTC. @internal */
export type IssueCursor = z.infer<typeof cursorSchema>;

/**
 * Reads a cursor back. One that is not understood, or that belongs to other rules, is a new beginning.
 *
 * @internal
 */
export function readIssueCursor(
  stored: JsonObject | undefined,
  rules: string,
): IssueCursor {
  const parsed = cursorSchema.safeParse(stored);
  if (!parsed.success) {
    const anew = 'where the last read had ended is not known any more';
    return { version: 1, rules, known: [], ...(stored ? { anew } : {}) };
  }
  if (parsed.data.rules === rules) return parsed.data;
  const anew = 'the settings in okr.github.incidents have changed';
  return { version: 1, rules, known: parsed.data.known, anew };
}

/** @internal */
export function writeIssueCursor(cursor: IssueCursor): JsonObject {
  return JSON.parse(JSON.stringify(cursor));
}

/** Raised whenever the derivation itself changes, so that every installation derives its facts anew. */
const derivationVersion = 1;

/** Changes exactly when facts derived before would come out differently now. @internal */
export function issueRulesFingerprint(rules: IssueRules): string {
  const relevant = [
    derivationVersion,
    rules.label,
    rules.entityField,
    Object.entries(rules.fields).sort(),
    Object.entries(rules.severityLabels).sort(),
    rules.areaLabelPrefix,
    rules.mitigatedLabel,
    [...rules.excludeLabels].sort(),
    rules.historyDays,
  ];
  return createHash('sha256')
    .update(JSON.stringify(relevant))
    .digest('hex')
    .slice(0, 16);
}
