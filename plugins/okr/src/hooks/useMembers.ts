import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { MemberItem } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

const memberPageSize = 500;

/** Every measured entity in a scope: all pages, because a table can only be sorted whole. @internal */
export function useMembers(entityRef: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      async signal => {
        const entity = parseEntityRef(entityRef);
        const items: MemberItem[] = [];
        let cursor: string | undefined;
        for (;;) {
          const page = await okrApi.getMembers(entity, {
            cursor,
            limit: memberPageSize,
            signal,
          });
          items.push(...page.items);
          cursor = page.nextCursor;
          if (!cursor) {
            return { items, hidden: page.hidden };
          }
        }
      },
      [okrApi, entityRef],
    ),
  );
}
