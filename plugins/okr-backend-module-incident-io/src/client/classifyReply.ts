import { z } from 'zod';

/** What a reply means for the one who asked. @internal */
export type Verdict =
  | { kind: 'answer'; body: unknown }
  | { kind: 'gone'; reason: string }
  | { kind: 'invalid'; reason: string }
  /** Nobody may ask again before `waitSeconds` have passed; undefined where incident.io does not say. */
  | { kind: 'limited'; waitSeconds: number | undefined; reason: string }
  /** Asking again does not help until a person has changed something. */
  | { kind: 'refused'; reason: string }
  /** Asking again in a moment may help. */
  | { kind: 'down'; reason: string };

/** What came back over HTTP. @internal */
export interface Reply {
  status: number;
  headers: Headers;
  /** The parsed JSON; undefined where it was none. */
  body: unknown;
}

const errorSchema = z.looseObject({
  errors: z
    .array(z.looseObject({ message: z.string().default('') }))
    .default([]),
  rate_limit: z.looseObject({ retry_after: z.string().optional() }).optional(),
});

/**
 * Says what a reply of incident.io's API means.
 *
 * @param now - the local time, for replies that carry none
 * @internal
 */
export function classifyReply(
  { status, headers, body }: Reply,
  now: Date,
): Verdict {
  const parsed = errorSchema.safeParse(body);
  const { errors, rate_limit: limit } = parsed.success
    ? parsed.data
    : { errors: [], rate_limit: undefined };
  const messages = errors.map(({ message }) => message).filter(Boolean);
  const said = messages.length > 0 ? `: ${messages.join('; ')}` : '';
  switch (status) {
    case 401:
      return {
        kind: 'refused',
        reason: `it refuses the API key (401${said}). Check okr.incidentIo.accounts`,
      };
    case 403:
      return {
        kind: 'refused',
        reason: `the API key may not do this (403${said}). It needs the permission to view data, like public incidents and organisation settings (the role viewer)`,
      };
    case 404:
      return { kind: 'gone', reason: `it does not know this (404)` };
    case 422:
      return { kind: 'invalid', reason: `status 422${said}` };
    case 429:
      return {
        kind: 'limited',
        reason: 'too many requests (429)',
        waitSeconds: waitSeconds(headers, limit?.retry_after, now),
      };
    default:
  }
  if (status >= 500 || status === 408) {
    return { kind: 'down', reason: `status ${status}` };
  }
  if (status >= 400) {
    const reason = `it does not accept the request (${status}${said})`;
    return { kind: 'refused', reason };
  }
  return body === undefined
    ? { kind: 'down', reason: 'the answer was cut short or is not JSON' }
    : { kind: 'answer', body };
}

/** Its windows last a minute: an answer that names hours is wrong, and would stop every replica. */
const longestWaitSeconds = 600;

/** By the header, in seconds or as a date, else by the date in the body. */
function waitSeconds(
  headers: Headers,
  inBody: string | undefined,
  now: Date,
): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  const serverTime = Number.isNaN(date) ? now.getTime() : date;
  for (const text of [headers.get('retry-after'), inBody]) {
    if (!text) continue;
    const seconds = /^\d+$/.test(text)
      ? Number(text)
      : (Date.parse(text) - serverTime) / 1000;
    if (Number.isFinite(seconds)) {
      return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(seconds)));
    }
  }
  return undefined;
}
