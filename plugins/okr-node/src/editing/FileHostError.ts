import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a host did not do what it was asked.
 *
 * - `notFound`: the repository, branch or file is not there, or may not be seen
 * - `refused`: the credentials do not allow it, or are not valid
 * - `limited`: too many requests
 * - `unavailable`: down, or no answer in time
 * - `unfit`: it cannot be changed this way: too large, not text, a link, an archived repository
 *
 * @public
 */
export type FileHostFailure =
  | 'notFound'
  | 'refused'
  | 'limited'
  | 'unavailable'
  | 'unfit';

/**
 * A host did not do what it was asked. The message is shown to people; it holds no secret, and no cause is kept, since
 * errors of HTTP clients carry the headers of the request.
 *
 * @public
 */
export class FileHostError extends CustomErrorBase {
  name = 'FileHostError' as const;
  readonly failure: FileHostFailure;
  /** When to try again, where the host said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    failure: FileHostFailure,
    message: string,
    options: { retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.failure = failure;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
