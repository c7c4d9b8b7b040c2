import { useCallback, useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { okrApiRef } from '../api';
import { useRemote } from './useRemote';

/** Where the annotation of an entity is kept, and how it reads there. @internal */
export function useSource(entityRef: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal => okrApi.getSource(parseEntityRef(entityRef), { signal }),
      [okrApi, entityRef],
    ),
  );
}

/** What key results can ask for. @internal */
export function useMetrics() {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(signal => okrApi.getMetrics({ signal }), [okrApi]),
  );
}

/** The annotation kept for an entity that has no file, with its history. @internal */
export function useOverlay(entityRef: string) {
  const okrApi = useApi(okrApiRef);
  return useRemote(
    useCallback(
      signal => okrApi.getOverlay(parseEntityRef(entityRef), { signal }),
      [okrApi, entityRef],
    ),
  );
}

/** Entity reference of the person at the page; undefined until it is known. @internal */
export function useUserRef(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [userRef, setUserRef] = useState<string>();
  useEffect(() => {
    let wanted = true;
    identityApi.getBackstageIdentity().then(
      ({ userEntityRef }) => wanted && setUserRef(userEntityRef),
      () => wanted && setUserRef('unknown'),
    );
    return () => {
      wanted = false;
    };
  }, [identityApi]);
  return userRef;
}

/** A value that follows another one when that has rested for a while. @internal */
export function useRested<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
