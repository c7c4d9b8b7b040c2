import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { okrApiRef } from '../../api';
import { useRemote } from '../../hooks/useRemote';
import { mergeRunning } from './mergeRunning';

/** As many as one question may name; a person who owns more through their groups sees the first. */
const mostGroups = 200;

/** Besides the first; so many questions the card asks at once. */
const mostOthers = 6;

/** The cycles that run of the groups that whoever is signed in is a member of; undefined without any. @internal */
export function useOwnOverview() {
  const okrApi = useApi(okrApiRef);
  const identityApi = useApi(identityApiRef);
  return useRemote(
    useCallback(
      async signal => {
        const { ownershipEntityRefs } =
          await identityApi.getBackstageIdentity();
        const entity = ownershipEntityRefs
          .filter(ref => parseEntityRef(ref).kind.toLowerCase() === 'group')
          .slice(0, mostGroups);
        if (entity.length === 0) {
          return { running: undefined };
        }
        const first = await okrApi.getOverview({ entity, signal });
        const others = await Promise.all(
          (first.alsoRunning ?? [])
            .slice(0, mostOthers)
            .map(({ cycle }) =>
              okrApi.getOverview({ entity, cycle: cycle.id, signal }),
            ),
        );
        return { running: mergeRunning(first, others) };
      },
      [okrApi, identityApi],
    ),
  );
}
