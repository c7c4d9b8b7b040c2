import { Request } from 'express';
import { originOf } from '../Host';

/** Whether a form was sent from a page of this host: browsers always tell one or the other. @internal */
export function isSameSite(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  return (
    (site !== undefined || origin !== undefined) &&
    (site === undefined || site === 'same-origin') &&
    (origin === undefined || origin === originOf(request))
  );
}
