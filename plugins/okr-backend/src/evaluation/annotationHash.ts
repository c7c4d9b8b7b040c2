import { createHash } from 'node:crypto';

/**
 * Tells one annotation from another, and from none.
 *
 * @internal
 */
export function annotationHash(annotation: string | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(annotation ?? null))
    .digest('hex');
}
