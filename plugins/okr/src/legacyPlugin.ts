import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createReactExtension,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { okrApiRef, OkrClient } from './api';
import { homeWidgetLayout, homeWidgetTexts } from './homeWidget';
import { kindsWithObjectives } from './kinds';
import { okrOverviewRouteRef, okrTabRouteRef } from './routes';

/** @public */
export const okrPlugin = createPlugin({
  id: 'okr',
  apis: [
    createApiFactory({
      api: okrApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new OkrClient({ fetchApi }),
    }),
  ],
  routes: { tab: okrTabRouteRef, overview: okrOverviewRouteRef },
});

/** The OKR tab, to be mounted with `<EntityLayout.Route path="/okrs" title="OKRs">`. @public */
export const EntityOkrContent = okrPlugin.provide(
  createRoutableExtension({
    name: 'EntityOkrContent',
    component: () => import('./components/tab').then(({ OkrTab }) => OkrTab),
    mountPoint: okrTabRouteRef,
  }),
);

/** The OKR card for the overview. @public */
export const EntityOkrCard = okrPlugin.provide(
  createComponentExtension({
    name: 'EntityOkrCard',
    component: {
      lazy: () => import('./components/card').then(({ OkrCard }) => OkrCard),
    },
  }),
);

/** The page of the whole organization, to be mounted with `<Route path="/okr" element={<OkrOverviewPage />} />`. @public */
export const OkrOverviewPage = okrPlugin.provide(
  createRoutableExtension({
    name: 'OkrOverviewPage',
    component: () =>
      import('./components/overview').then(({ OverviewPage }) => OverviewPage),
    mountPoint: okrOverviewRouteRef,
  }),
);

/**
 * The key results of the groups that the user is a member of, for a home page: as it is, or in the grid of
 * `@backstage/plugin-home`, which people put together themselves.
 *
 * @public
 */
export const HomePageOwnKeyResults = okrPlugin.provide(
  createReactExtension({
    name: 'HomePageOwnKeyResults',
    data: {
      ...homeWidgetTexts,
      'home.widget.config': { layout: homeWidgetLayout },
    },
    component: {
      lazy: () =>
        import('./components/home').then(
          ({ OwnKeyResultsCard }) => OwnKeyResultsCard,
        ),
    },
  }),
);

/** True for the kinds that can have objectives. @public */
export function isOkrAvailable(entity: Entity): boolean {
  return kindsWithObjectives.includes(entity.kind.toLocaleLowerCase('en-US'));
}
