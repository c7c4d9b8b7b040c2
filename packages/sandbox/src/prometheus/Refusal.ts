import { json, Reply } from '../serving';

/** Words of Prometheus for what went wrong, with the status that goes with each. */
const statusOf = {
  bad_data: 400,
  execution: 422,
  timeout: 503,
  unavailable: 503,
  internal: 500,
  unauthorized: 401,
  forbidden: 403,
} as const;

/** What Prometheus will not answer. @internal */
export class Refusal extends Error {
  constructor(readonly type: keyof typeof statusOf, message: string) {
    super(message);
    this.name = 'Refusal';
  }

  get reply(): Reply {
    return errorReply(statusOf[this.type], this.type, this.message);
  }
}

/** @internal */
export function errorReply(
  status: number,
  errorType: string,
  error: string,
): Reply {
  return json(status, { status: 'error', errorType, error });
}
