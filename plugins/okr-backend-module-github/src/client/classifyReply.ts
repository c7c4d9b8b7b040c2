import { z } from 'zod';
import { believableWait } from './waits';

/** What came back over HTTP, whatever its status. @internal */
export interface Reply {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string | number | undefined>;
  body: unknown;
}

/** Something GitHub could not answer for one alias of the query. @internal */
export interface AliasProblem {
  kind: 'notFound' | 'forbidden' | 'badCursor';
  message: string;
}

/** What a reply means for the one who asked. @internal */
export type Verdict =
  | { kind: 'answer'; data: unknown; problems: Map<string, AliasProblem> }
  | { kind: 'tooHeavy'; reason: string }
  /** Nobody may ask again before `waitSeconds` have passed: from a second to an hour. */
  | { kind: 'limited'; waitSeconds: number; reason: string }
  /** Asking again does not help until a person has changed something. */
  | { kind: 'refused'; reason: string }
  /** Asking again in a moment may help. */
  | { kind: 'down'; reason: string };

const errorSchema = z.looseObject({
  type: z.string().optional(),
  message: z.string().default(''),
  path: z.array(z.union([z.string(), z.number()])).optional(),
});
type ReplyError = z.infer<typeof errorSchema>;

const bodySchema = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorSchema).nullish(),
  message: z.string().optional(),
});

const pauseSeconds = 60;

/**
 * Says what a reply of GitHub's GraphQL API means.
 *
 * @param now - the local time, used where the reply carries none
 * @param strikes - how many secondary limits were met in a row before this one
 * @internal
 */
export function classifyReply(
  reply: Reply,
  now: Date,
  strikes: number,
): Verdict {
  const { status } = reply;
  const parsed = bodySchema.safeParse(reply.body);
  const body = parsed.success ? parsed.data : undefined;
  const message = body?.message ?? '';

  if (status === 401) {
    return {
      kind: 'refused',
      reason: `it refuses the credentials (401). Check that the token has not expired, or the App's id and private key`,
    };
  }
  if (status === 429 || (status === 403 && isLimit(reply, message))) {
    return limited(reply, now, strikes, message || `status ${status}`);
  }
  if (status === 403) {
    return {
      kind: 'refused',
      reason: `it forbids the request (403${message && `: ${message}`})`,
    };
  }
  if (status === 404) {
    return {
      kind: 'refused',
      reason: `there is no GraphQL API at this address (404). Check apiBaseUrl`,
    };
  }
  if (status === 502 || status === 504) {
    return { kind: 'tooHeavy', reason: `status ${status}` };
  }
  if (status >= 500) return { kind: 'down', reason: `status ${status}` };
  if (status >= 400) {
    return {
      kind: 'refused',
      reason: `it does not accept the request (${status}${
        message && `: ${message}`
      })`,
    };
  }
  if (!body) return { kind: 'tooHeavy', reason: 'the answer was cut short' };
  return classifyBody(reply, body, now, strikes);
}

function classifyBody(
  reply: Reply,
  body: z.infer<typeof bodySchema>,
  now: Date,
  strikes: number,
): Verdict {
  const errors = body.errors ?? [];
  const problems = new Map<string, AliasProblem>();
  for (const error of errors) {
    if (error.type === 'RATE_LIMITED' || isLimitMessage(error.message)) {
      return limited(reply, now, strikes, error.message);
    }
    if (error.type === 'INSUFFICIENT_SCOPES') {
      return {
        kind: 'refused',
        reason: `the token lacks a scope (it needs repo and read:org): ${error.message}`,
      };
    }
    if (isHiddenAccount(error)) continue;
    const alias = error.path?.[0];
    const kind = problemKind(error);
    if (!kind || typeof alias !== 'string') {
      return troubled(error, Boolean(body.data));
    }
    problems.set(alias, { kind, message: error.message });
  }
  if (!body.data && problems.size === 0) {
    return { kind: 'tooHeavy', reason: 'the answer has no data' };
  }
  return { kind: 'answer', data: body.data ?? {}, problems };
}

function problemKind(error: ReplyError): AliasProblem['kind'] | undefined {
  if (error.type === 'INVALID_CURSOR_ARGUMENTS') return 'badCursor';
  if ((error.path?.length ?? 0) > 2) return undefined;
  if (error.type === 'NOT_FOUND') return 'notFound';
  if (error.type === 'FORBIDDEN') return 'forbidden';
  return undefined;
}

/** A team or account inside a pull request that the token may not see is null there, and that is all. */
function isHiddenAccount(error: ReplyError): boolean {
  const hidden = error.type === 'NOT_FOUND' || error.type === 'FORBIDDEN';
  const path = error.path ?? [];
  return (
    hidden &&
    (path.includes('requestedReviewer') || path.includes('onBehalfOf'))
  );
}

function troubled(error: ReplyError, hasData: boolean): Verdict {
  const notUnderstood =
    !hasData &&
    !error.path &&
    !error.type &&
    Array.isArray(error.locations) &&
    !/something went wrong|time/i.test(error.message);
  return notUnderstood
    ? {
        kind: 'refused',
        reason: `it does not understand the query: ${error.message}`,
      }
    : { kind: 'tooHeavy', reason: `partial data: ${error.message}` };
}

function isLimitMessage(message: string): boolean {
  return /rate limit|abuse detection/i.test(message);
}

function isLimit(reply: Reply, message: string): boolean {
  return (
    reply.headers['retry-after'] !== undefined ||
    isLimitMessage(message) ||
    String(reply.headers['x-ratelimit-remaining']) === '0'
  );
}

function limited(
  reply: Reply,
  now: Date,
  strikes: number,
  reason: string,
): Verdict {
  return {
    kind: 'limited',
    reason,
    waitSeconds: believableWait(waitSeconds(reply.headers, now, strikes)),
  };
}

/** GitHub's own order: `retry-after`; the reset when nothing remains; else a minute, longer each time. */
function waitSeconds(
  headers: Reply['headers'],
  now: Date,
  strikes: number,
): number {
  const serverTime = dateHeader(headers) ?? now;
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    const seconds = Number(retryAfter);
    if (Number.isFinite(seconds)) return seconds;
    const until = Date.parse(String(retryAfter));
    if (!Number.isNaN(until)) return (until - serverTime.getTime()) / 1000;
  }
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) === '0' && reset > 0) {
    return reset - serverTime.getTime() / 1000;
  }
  return pauseSeconds * 2 ** strikes;
}

/** The server's clock, to the second. @internal */
export function dateHeader(headers: Reply['headers']): Date | undefined {
  const date = new Date(String(headers.date));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
