import { createRouteRef } from '@backstage/core-plugin-api';

/** The OKR tab of an entity page, wherever it is mounted. @public */
export const okrTabRouteRef = createRouteRef({ id: 'okr' });

/** The page of the whole organization. @public */
export const okrOverviewRouteRef = createRouteRef({ id: 'okr-overview' });

/** Where the tab is below the page of an entity, unless an operator put it elsewhere. @internal */
export const okrTabPath = 'okrs';
