import { createRouteRef } from '@backstage/core-plugin-api';

/** The OKR tab of an entity page, wherever it is mounted. @public */
export const okrTabRouteRef = createRouteRef({ id: 'okr' });
