import {
  BackstageCredentials,
  BackstageServicePrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/**
 * What is kept of all entities is for the catalog, which shows of it what each may see. A token of
 * `backend.auth.externalAccess` is a service too, and what it is limited to holds only where a permission is asked.
 *
 * @throws NotAllowedError
 * @internal
 */
export function refuseAllButCatalog({
  principal: { subject, accessRestrictions },
}: BackstageCredentials<BackstageServicePrincipal>): void {
  if (subject !== 'plugin:catalog' || accessRestrictions) {
    throw new NotAllowedError('Overlays are told to the catalog only');
  }
}
