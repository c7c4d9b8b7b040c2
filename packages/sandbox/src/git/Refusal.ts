/** What the stand-in for GitHub will not do, in GitHub's words. @internal */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors: readonly object[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** 422 with one reason. @internal */
export function invalid(reason: object): Refusal {
  return new Refusal(422, 'Validation Failed', [reason]);
}

/** @internal */
export const notFound = () => new Refusal(404, 'Not Found');
