import { json, Reply } from '../serving';

/** What PagerDuty will not answer, in its own words. @internal */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly code: number,
    readonly errors: readonly string[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }

  get reply(): Reply {
    const { message, code, errors } = this;
    return json(this.status, {
      error: { message, code, ...(errors.length ? { errors } : {}) },
    });
  }
}

/** @internal */
export const notFound = () => new Refusal(404, 'Not Found', 2100);

/** @internal */
export const unauthorized = () => new Refusal(401, 'Unauthorized', 2006);

/** @internal */
export function missingScope(scope: string): Refusal {
  return new Refusal(403, 'Forbidden', 2010, [
    `Access Denied. Required scope: ${scope}`,
  ]);
}

/** @internal */
export function invalid(...errors: string[]): Refusal {
  return new Refusal(400, 'Invalid Input Provided', 2001, errors);
}
