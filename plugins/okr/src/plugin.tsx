import { fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import TrackChangesIcon from '@material-ui/icons/TrackChanges';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { okrApiRef, OkrClient } from './api';
import { homeWidgetLayout, homeWidgetTexts } from './homeWidget';
import { kindsWithObjectives } from './kinds';
import { okrOverviewRouteRef, okrTabPath, okrTabRouteRef } from './routes';

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
    path: okrTabPath,
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

/** Every team's cycle. With a title and an icon it stands in the sidebar too. */
const okrPage = PageBlueprint.make({
  params: {
    path: '/okr',
    title: 'OKRs',
    icon: <TrackChangesIcon fontSize="inherit" />,
    routeRef: okrOverviewRouteRef,
    loader: () =>
      import('./components/overview').then(({ OverviewBody }) => (
        <OverviewBody />
      )),
  },
});

/** Shown where the app has a home page. */
const okrHomeWidget = HomePageWidgetBlueprint.make({
  name: 'own-key-results',
  params: {
    name: 'OwnKeyResults',
    ...homeWidgetTexts,
    components: () =>
      import('./components/home').then(({ OwnKeyResults }) => ({
        Content: OwnKeyResults,
      })),
    layout: homeWidgetLayout,
  },
});

/**
 * The OKR tab and card for entity pages, the page of the whole organization, and a card for the home page.
 *
 * @public
 */
export const okrPlugin = createFrontendPlugin({
  pluginId: 'okr',
  title: 'OKRs',
  info: { packageJson: () => import('../package.json') },
  routes: { tab: okrTabRouteRef, overview: okrOverviewRouteRef },
  extensions: [okrApi, okrTab, okrCard, okrPage, okrHomeWidget],
});
