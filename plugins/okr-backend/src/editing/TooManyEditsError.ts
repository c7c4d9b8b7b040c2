import { CustomErrorBase } from '@backstage/errors';

/** The platform has no error of this kind; its error handler takes the status from here. @internal */
export class TooManyEditsError extends CustomErrorBase {
  name = 'TooManyEditsError' as const;
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Not a field, so that it is no part of the answer's body. */
  get statusCode(): number {
    return 429;
  }
}
