import { json, Reply } from '../serving';

/** What incident.io will not answer, in its own words. @internal */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }

  get reply(): Reply {
    const { status, type, code, message } = this;
    return json(status, {
      type,
      status,
      request_id: 'sandbox',
      errors: [{ code, message }],
    });
  }
}

/** @internal */
export const unauthorized = () =>
  new Refusal(
    401,
    'authentication_error',
    'invalid_authorization_material',
    'Your API key is not valid',
  );

/** @internal */
export const missingRole = (role: string) =>
  new Refusal(
    403,
    'authorization_error',
    'missing_role',
    `This API key lacks the role ${role}`,
  );

/** @internal */
export const notFound = () =>
  new Refusal(404, 'not_found', 'not_found', 'Resource not found');

/** @internal */
export const invalid = (message: string) =>
  new Refusal(422, 'validation_error', 'invalid_value', message);

/**
 * Too many requests: when to come again stands in the body, as an HTTP date, and in the header only when one is given.
 *
 * @param until - milliseconds since 1970 UTC
 * @internal
 */
export function tooMany(
  limit: number,
  until: number,
  headers: Record<string, string> = {},
): Reply {
  return json(
    429,
    {
      type: 'too_many_requests',
      status: 429,
      request_id: 'sandbox',
      rate_limit: {
        name: 'api_key_name',
        limit,
        remaining: 0,
        retry_after: new Date(until).toUTCString().replace('GMT', 'UTC'),
      },
      errors: [
        {
          code: 'too_many_requests',
          message:
            'Too many requests. We recommend exponential backoff. The limit is for each API key.',
        },
      ],
    },
    headers,
  );
}
