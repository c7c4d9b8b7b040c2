import { z } from 'zod';

/** What a reply means for the one who asked. @internal */
export type Verdict =
  | { kind: 'answer'; data: unknown }
  /** The query, or what it touches, is wrong or too much to ever be answered. */
  | { kind: 'badQuery'; reason: string }
  | { kind: 'forbidden'; reason: string }
  | { kind: 'limited'; reason: string }
  /** Asking again does not help until a person has changed something. */
  | { kind: 'refused'; reason: string }
  /** Too much for the server now; a shorter time may be answered. */
  | { kind: 'heavy'; reason: string }
  /** The server answered in part; asking again in a moment may help. */
  | { kind: 'partial'; reason: string }
  /** The server does not answer at all. */
  | { kind: 'down'; reason: string };

const bodySchema = z.looseObject({
  status: z.enum(['success', 'error']),
  data: z.unknown().optional(),
  errorType: z.string().default(''),
  error: z.string().default(''),
  warnings: z.array(z.string()).nullish(),
});

/** What concerns how a query is written, not what was read. */
const remark = /^PromQL (?:warning|info):/;
/** Prometheus says 422, Thanos and Mimir 400 or 422. */
const tooMuch = /too many (?:samples|points|chunks|series)|limit|timed? ?out/i;

/**
 * Says what a reply of the HTTP API of Prometheus, or of what speaks it, means.
 *
 * @param body - the parsed JSON; undefined where it was none
 * @internal
 */
export function classifyReply(status: number, body: unknown): Verdict {
  const parsed = bodySchema.safeParse(body);
  const said = parsed.success ? parsed.data : undefined;
  const words = said?.error ? `: ${said.error}` : '';
  if (status === 401) {
    const reason = `it refuses the credentials (401${words}). Check token, basic or headers of the server`;
    return { kind: 'refused', reason };
  }
  if (status === 403) {
    const reason = `it forbids the query (403${words})`;
    return { kind: 'forbidden', reason };
  }
  if (status === 429) {
    return { kind: 'limited', reason: `too many requests (429${words})` };
  }
  if (said?.status === 'error') return troubled(said.errorType, said.error);
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) {
    const reason = `there is no API of Prometheus at this address (${status}). Check url`;
    return { kind: 'refused', reason };
  }
  if (status >= 500 || status === 408) {
    return { kind: 'down', reason: `status ${status}` };
  }
  if (status >= 400) {
    const reason = `it does not accept the request (${status}${words})`;
    return { kind: 'refused', reason };
  }
  if (!said) {
    const reason = 'the answer was cut short or is not of Prometheus';
    return { kind: 'partial', reason };
  }
  const missing = (said.warnings ?? []).filter(it => !remark.test(it));
  return missing.length > 0
    ? { kind: 'partial', reason: `partial data: ${missing.join('; ')}` }
    : { kind: 'answer', data: said.data };
}

function troubled(type: string, message: string): Verdict {
  const reason = message || type || 'it says no more than that it failed';
  switch (type) {
    case 'timeout':
    case 'canceled':
    case 'unavailable':
      return { kind: 'heavy', reason };
    case 'internal':
      return { kind: 'partial', reason };
    default:
      return { kind: tooMuch.test(message) ? 'heavy' : 'badQuery', reason };
  }
}
