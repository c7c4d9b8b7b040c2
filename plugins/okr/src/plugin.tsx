import { fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { okrApiRef, OkrClient } from './api';
import { kindsWithObjectives } from './kinds';
import { okrTabRouteRef } from './routes';

/** Operators can give another filter in app-config. */
const filter = { kind: { $in: kindsWithObjectives } };

const okrApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: okrApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new OkrClient({ fetchApi }),
    }),
});

const okrTab = EntityContentBlueprint.make({
  params: {
    path: 'okrs',
    title: 'OKRs',
    filter,
    routeRef: okrTabRouteRef,
    loader: () => import('./components/tab').then(({ OkrTab }) => <OkrTab />),
  },
});

const okrCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter,
    loader: () =>
      import('./components/card').then(({ OkrCard }) => <OkrCard />),
  },
});

/**
 * The OKR tab and card for entity pages.
 *
 * @public
 */
export const okrPlugin = createFrontendPlugin({
  pluginId: 'okr',
  title: 'OKRs',
  info: { packageJson: () => import('../package.json') },
  routes: { tab: okrTabRouteRef },
  extensions: [okrApi, okrTab, okrCard],
});
