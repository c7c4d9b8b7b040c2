import { createHash } from 'node:crypto';
import { Request, Response } from 'express';

/**
 * Sends an answer with an ETag, or 304 when the caller has that very answer. Answers differ by caller, so only the
 * caller's own cache may keep them, and it has to ask again each time.
 *
 * @internal
 */
export function sendCached(
  request: Request,
  response: Response,
  answer: object,
): void {
  const hash = createHash('sha1')
    .update(JSON.stringify(answer))
    .digest('base64url');
  response.set('Cache-Control', 'private, no-cache');
  response.set('ETag', `"${hash}"`);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  // Not `send`: only what goes through `json` can be checked against the OpenAPI document.
  response.json(answer);
}
