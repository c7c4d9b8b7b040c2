import { z } from 'zod';

/** What a reply means for the one who asked. @internal */
export type Verdict =
  | { kind: 'answer'; body: unknown }
  | { kind: 'gone'; reason: string }
  | { kind: 'forbidden'; reason: string }
  | { kind: 'limited'; reason: string }
  /** Asking again does not help until a person has changed something. */
  | { kind: 'refused'; reason: string }
  /** Asking again in a moment may help. */
  | { kind: 'down'; reason: string };

const errorSchema = z.looseObject({
  error: z.looseObject({
    message: z.string().default(''),
    errors: z.array(z.string()).default([]),
  }),
});

/**
 * Says what a reply of PagerDuty's REST API means.
 *
 * @param body - the parsed JSON; undefined where it was none
 * @param scope - what the token needs for what was asked, for instance `incidents.read`
 * @internal
 */
export function classifyReply(
  status: number,
  body: unknown,
  scope: string,
): Verdict {
  const said = saidIn(body);
  if (status === 401) {
    const reason = `it refuses the credentials (401${said}). Check that the token has not been revoked and belongs to this service region`;
    return { kind: 'refused', reason };
  }
  if (status === 402) {
    const reason = `the account's plan lacks an ability (402${said})`;
    return { kind: 'refused', reason };
  }
  if (status === 403) {
    const reason = `the token lacks ${scope} (403${said})`;
    return { kind: 'forbidden', reason };
  }
  if (status === 404) {
    return { kind: 'gone', reason: `PagerDuty does not know it (404)` };
  }
  if (status === 429) {
    return { kind: 'limited', reason: `too many requests (429)` };
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

function saidIn(body: unknown): string {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return '';
  const { message, errors } = parsed.data.error;
  const said = [message, ...errors].filter(Boolean).join(': ');
  return said && `: ${said}`;
}
