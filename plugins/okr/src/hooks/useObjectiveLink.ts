import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { keyResultHash } from '../format/links';
import { useOkrTabLink } from './useOkrTabLink';

/**
 * Where the objective of another entity is: on its tab, which is mounted where the one of this entity is.
 *
 * @param objectiveId - of an objective of that entity
 * @internal
 */
export function useObjectiveLink(
  entityRef: string,
  objectiveId: string,
): string {
  const { entity } = useEntity();
  const linkOf = useEntityRefLink();
  const tabLink = useOkrTabLink();
  const page = linkOf(entityRef);
  const ownPage = linkOf(stringifyEntityRef(entity));
  return tabLink?.startsWith(ownPage)
    ? `${page}${tabLink.slice(ownPage.length)}${keyResultHash(objectiveId)}`
    : page;
}
