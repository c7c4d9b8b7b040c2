import { useCallback } from 'react';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { keyResultHash } from '../format/links';
import { okrTabPath } from '../routes';

/**
 * Where objectives and key results of any entity are. Outside the page of an entity routes do not tell where its tab is:
 * where an operator put it elsewhere, this leads to the page of the entity.
 *
 * @internal
 */
export function useTabLink() {
  const linkOf = useEntityRefLink();
  return useCallback(
    (
      entityRef: string,
      part: { cycle?: string; objective?: string; keyResult?: string } = {},
    ) => {
      const { cycle, objective, keyResult } = part;
      const query =
        cycle === undefined ? '' : `?cycle=${encodeURIComponent(cycle)}`;
      const hash =
        objective === undefined ? '' : keyResultHash(objective, keyResult);
      return `${linkOf(entityRef)}/${okrTabPath}${query}${hash}`;
    },
    [linkOf],
  );
}
