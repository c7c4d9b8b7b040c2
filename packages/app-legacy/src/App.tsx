import { Navigate, Route } from 'react-router-dom';
import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import {
  AlertDisplay,
  OAuthRequestDialog,
  SignInPage,
} from '@backstage/core-components';
import { configApiRef, createApiFactory } from '@backstage/core-plugin-api';
import { createTranslationMessages } from '@backstage/core-plugin-api/alpha';
import {
  ScmIntegrationsApi,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';
import { CatalogEntityPage, CatalogIndexPage } from '@backstage/plugin-catalog';
import { HomepageCompositionRoot } from '@backstage/plugin-home';
import {
  OkrOverviewPage,
  okrTranslationRef,
} from '@keyresults/backstage-plugin-okr/legacy';
import { entityPage } from './entityPage';
import { homePage } from './homePage';

const app = createApp({
  apis: [
    // The catalog's own need. The OKR plugin brings its API with it.
    createApiFactory({
      api: scmIntegrationsApiRef,
      deps: { configApi: configApiRef },
      factory: ({ configApi }) => ScmIntegrationsApi.fromConfig(configApi),
    }),
  ],
  components: {
    SignInPage: props => <SignInPage {...props} providers={['guest']} />,
  },
  __experimentalTranslations: {
    resources: [
      createTranslationMessages({
        ref: okrTranslationRef,
        messages: { 'card.open': 'All objectives and key results' },
      }),
    ],
  },
});

/** Catalog, entity pages and a home page, as an app of the old frontend system has them. */
export const App = app.createRoot(
  <>
    <AlertDisplay />
    <OAuthRequestDialog />
    <AppRouter>
      <FlatRoutes>
        <Route path="/" element={<Navigate to="catalog" />} />
        <Route path="/home" element={<HomepageCompositionRoot />}>
          {homePage}
        </Route>
        <Route path="/okr" element={<OkrOverviewPage />} />
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          {entityPage}
        </Route>
      </FlatRoutes>
    </AppRouter>
  </>,
);
