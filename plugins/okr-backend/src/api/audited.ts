import { AuditorService } from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { Request, RequestHandler, Response } from 'express';
import { TooManyEditsError } from '../editing/TooManyEditsError';

/** What stands in the audit log of a try to change something; nothing that a person wrote. @internal */
export interface AuditedTry<Answer> {
  request: Request;
  eventId: string;
  meta: Record<string, string | number>;
  /** Said in place of an InputError that quotes what a person wrote, where it does. */
  refusal?: string;
  /** What came of it. */
  outcome?: (answer: Answer) => Record<string, string | number>;
}

/**
 * Tries to change something: it stands in the audit log with how it ended.
 *
 * @internal
 */
export async function audited<Answer>(
  auditor: AuditorService,
  { request, eventId, meta, refusal, outcome }: AuditedTry<Answer>,
  change: () => Promise<Answer>,
): Promise<Answer> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
    meta,
  });
  try {
    const answer = await change();
    await event.success(outcome && { meta: outcome(answer) });
    return answer;
  } catch (error) {
    await event.fail({
      error:
        refusal === undefined ? toError(error) : withoutWords(error, refusal),
    });
    throw error;
  }
}

/** Errors that say what is wrong quote it, and carry it. */
function withoutWords(thrown: unknown, refusal: string): Error {
  const { name, message } = toError(thrown);
  const error = new Error(thrown instanceof InputError ? refusal : message);
  error.name = name;
  return error;
}

/** Says when to come back to whoever asks too often. @internal */
export function limited(
  handle: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      if (error instanceof TooManyEditsError) {
        response.set('Retry-After', String(error.retryAfterSeconds));
      }
      throw error;
    }
  };
}

/** An answer that no cache keeps. @internal */
export function sendOnce(response: Response, answer: object): void {
  response.set('Cache-Control', 'no-store').json(answer);
}
