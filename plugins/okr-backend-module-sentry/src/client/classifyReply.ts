import { z } from 'zod';

/** What a reply means for the one who asked. @internal */
export type Verdict =
  | { kind: 'answer'; body: unknown }
  | { kind: 'gone'; reason: string }
  | { kind: 'forbidden'; reason: string }
  | { kind: 'limited'; reason: string }
  /** The same question will never be answered. */
  | { kind: 'refused'; reason: string }
  /** Nothing will be answered until a person has changed something. */
  | { kind: 'unauthorized'; reason: string }
  /** Asking again in a moment may help. */
  | { kind: 'down'; reason: string };

const detailSchema = z.looseObject({
  detail: z.union([
    z.string(),
    z.looseObject({ message: z.string() }).transform(it => it.message),
  ]),
});

/**
 * Says what a reply of Sentry's API means.
 *
 * @param body - the parsed JSON; undefined where it was none
 * @internal
 */
export function classifyReply(status: number, body: unknown): Verdict {
  const detail = detailSchema.safeParse(body);
  const said = detail.success ? `: ${detail.data.detail}` : '';
  if (status === 401) {
    const reason = `it refuses the token (401${said}). Check that the token has not been revoked, and that url is the address of the organization's region`;
    return { kind: 'unauthorized', reason };
  }
  if (status === 403) return { kind: 'forbidden', reason: `403${said}` };
  if (status === 404) return { kind: 'gone', reason: `404${said}` };
  if (status === 429) {
    return { kind: 'limited', reason: 'too many requests (429)' };
  }
  if (status >= 500 || status === 408) {
    return { kind: 'down', reason: `status ${status}` };
  }
  if (status >= 300) return { kind: 'refused', reason: `${status}${said}` };
  return body === undefined
    ? { kind: 'down', reason: 'the answer was cut short or is not JSON' }
    : { kind: 'answer', body };
}
