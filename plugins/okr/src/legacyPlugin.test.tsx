import { Route } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Routes } from 'react-router-dom';
import {
  EntityOkrCard,
  EntityOkrContent,
  HomePageOwnKeyResults,
  isOkrAvailable,
  okrApiRef,
  OkrOverviewPage,
} from './legacy';
import { anEntity } from './__testUtils__/fixtures';
import { fakeOkrApi } from './__testUtils__/renderTab';

const onEntityPage = (element: JSX.Element) => (
  <TestApiProvider apis={[[okrApiRef, fakeOkrApi()]]}>
    <EntityProvider entity={anEntity()}>{element}</EntityProvider>
  </TestApiProvider>
);

describe('the plugin in the old frontend system', () => {
  it('shows the tab', async () => {
    await renderInTestApp(
      onEntityPage(
        <Routes>
          <Route path="/" element={<EntityOkrContent />} />
        </Routes>,
      ),
    );
    expect(await screen.findByText('Nobody waits for a review')).toBeVisible();
  });

  it('shows the card', async () => {
    await renderInTestApp(onEntityPage(<EntityOkrCard />));
    expect(await screen.findByText('31 h, target value 24 h')).toBeVisible();
  });

  it('shows the page of the organization', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[okrApiRef, fakeOkrApi()]]}>
        <Routes>
          <Route path="/" element={<OkrOverviewPage />} />
        </Routes>
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    expect(
      await screen.findByText('1 of 1 with 1 key results'),
    ).toBeInTheDocument();
  });

  it('shows the card for a home page', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[okrApiRef, fakeOkrApi()]]}>
        <HomePageOwnKeyResults />
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    expect(
      await screen.findByText('My team’s key results'),
    ).toBeInTheDocument();
  });

  it('is available for the kinds that can have objectives', () => {
    expect(isOkrAvailable(anEntity('Component'))).toBe(true);
    expect(isOkrAvailable(anEntity('user'))).toBe(true);
    expect(isOkrAvailable(anEntity('Location'))).toBe(false);
  });
});
