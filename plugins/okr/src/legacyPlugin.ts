import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { okrApiRef, OkrClient } from './api';
import { kindsWithObjectives } from './kinds';
import { okrTabRouteRef } from './routes';

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
  routes: { tab: okrTabRouteRef },
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

/** True for the kinds that can have objectives. @public */
export function isOkrAvailable(entity: Entity): boolean {
  return kindsWithObjectives.includes(entity.kind.toLocaleLowerCase('en-US'));
}
