import { BackstageCredentials } from '@backstage/backend-plugin-api';

/**
 * Entity reference of who asks, where that is a person. A service that calls for itself has no user, whatever it may do.
 *
 * @internal
 */
export function userOf({
  principal,
}: BackstageCredentials): string | undefined {
  const isUser =
    typeof principal === 'object' &&
    principal !== null &&
    'type' in principal &&
    principal.type === 'user' &&
    'userEntityRef' in principal;
  return isUser && typeof principal.userEntityRef === 'string'
    ? principal.userEntityRef
    : undefined;
}
