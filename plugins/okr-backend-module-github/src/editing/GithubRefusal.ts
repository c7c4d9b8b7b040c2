import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

/**
 * An answer of GitHub that is not the one that was hoped for, or no answer (status 0). Made anew from the few fields that
 * are needed: errors of the client library carry the request with its token.
 *
 * @internal
 */
export class GithubRefusal extends Error {
  constructor(
    readonly status: number,
    /** In GitHub's words. */
    readonly said: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(`GitHub answered ${status}: ${said}`);
    this.name = 'GithubRefusal';
  }

  /** Whether more of the same would be answered later. */
  get isLimit(): boolean {
    return this.status === 429 || this.retryAfterSeconds !== undefined;
  }

  /** Whether it may have been done all the same. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** Whether the credentials are good for reading and not for this: GitHub hides what may not be written behind 404. */
  get isNoWriteAccess(): boolean {
    return !this.isLimit && (this.status === 403 || this.status === 404);
  }
}

const failedSchema = z.object({
  status: z.number(),
  response: z.object({
    headers: z.record(z.string(), z.unknown()),
    data: z
      .object({
        message: z.string(),
        errors: z
          .array(z.object({ message: z.string().optional() }).catch({}))
          .catch([]),
      })
      .catch({ message: '', errors: [] }),
  }),
});

const MOST_CHARACTERS = 200;

/**
 * What is kept of an error of the client library.
 *
 * @param token - taken out of the text, should it ever stand in it
 * @param now - milliseconds since 1970 UTC
 * @internal
 */
export function toRefusal(
  error: unknown,
  token: string,
  now: number,
): GithubRefusal {
  if (error instanceof GithubRefusal) {
    return error;
  }
  const failed = failedSchema.safeParse(error);
  if (!failed.success) {
    return new GithubRefusal(0, 'no answer');
  }
  const { status, response } = failed.data;
  const { message, errors } = response.data;
  const said = [message, ...errors.flatMap(it => it.message ?? [])]
    .join('. ')
    .replaceAll(token, '…')
    .slice(0, MOST_CHARACTERS);
  return new GithubRefusal(
    status,
    said,
    status === 403 || status === 429
      ? waitOf(response.headers, said, now)
      : undefined,
  );
}

/** GitHub tells its primary limit by the budget that is used up, and its secondary one by words or `retry-after`. */
function waitOf(
  headers: Record<string, unknown>,
  said: string,
  now: number,
): number | undefined {
  const retryAfter = Number(headers['retry-after']);
  if (retryAfter > 0) {
    return retryAfter;
  }
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    return Math.max(1, Math.ceil((reset - now) / 1000) || 60);
  }
  return /secondary rate limit|abuse/i.test(said) ? 60 : undefined;
}

/** In words for people. @internal */
export function toFileHostError(
  refusal: GithubRefusal,
  what: string,
): FileHostError {
  const { status, said, retryAfterSeconds } = refusal;
  const quoted = said ? ` It says: ${said}` : '';
  if (refusal.isLimit) {
    return new FileHostError(
      'limited',
      `GitHub has had too many requests. Try again in ${
        retryAfterSeconds ?? 60
      } seconds.`,
      { retryAfterSeconds: retryAfterSeconds ?? 60 },
    );
  }
  if (refusal.isUncertain) {
    return new FileHostError(
      'unavailable',
      `GitHub does not answer; ${what} was not done. Try again in a while.`,
    );
  }
  switch (status) {
    case 401:
      return new FileHostError(
        'refused',
        'GitHub does not accept the credentials. Sign in to GitHub again.',
      );
    case 403:
      return new FileHostError(
        'refused',
        `GitHub does not allow ${what}.${quoted}`,
      );
    case 404:
      return new FileHostError(
        'notFound',
        `GitHub does not show ${what}: it is not there, or these credentials may not see it.`,
      );
    default:
      return new FileHostError('unfit', `GitHub refuses ${what}.${quoted}`);
  }
}
