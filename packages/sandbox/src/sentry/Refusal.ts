import { json, Reply } from '../serving';

/** What Sentry will not answer, in its own words. @internal */
export class Refusal extends Error {
  constructor(readonly status: number, readonly detail: string) {
    super(detail);
    this.name = 'Refusal';
  }

  get reply(): Reply {
    return json(this.status, { detail: this.detail });
  }
}

/** @internal */
export const notFound = () =>
  new Refusal(404, 'The requested resource does not exist');

/** @internal */
export const forbidden = () =>
  new Refusal(403, 'You do not have permission to perform this action.');

/** @internal */
export const tooManyResults = () =>
  new Refusal(
    400,
    'Your interval and date range would create too many results. Use a larger interval, or a smaller date range.',
  );
