import { Response } from 'express';

/**
 * Sends an answer that a caller may keep. Answers differ by caller, so only the caller's own cache may keep them, and it
 * has to ask again each time.
 *
 * Express makes the ETag from the very text that it sends, and sends 304 instead to who has it: long answers are written
 * as JSON only once. It has to be `json` and not `send`: only that can be checked against the OpenAPI document.
 *
 * @internal
 */
export function sendCached(response: Response, answer: object): void {
  response.set('Cache-Control', 'private, no-cache');
  response.json(answer);
}
