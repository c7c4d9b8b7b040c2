import { useRouteRef } from '@backstage/core-plugin-api';
import { okrTabRouteRef } from '../routes';

/** Where the OKR tab of this entity is; undefined where the app has the card without the tab. @internal */
export function useOkrTabLink(): string | undefined {
  try {
    return useRouteRef(okrTabRouteRef)();
  } catch {
    return undefined;
  }
}
