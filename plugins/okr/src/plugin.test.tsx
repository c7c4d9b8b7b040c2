import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import okrPlugin, { okrApiRef } from '.';
import { anEntity } from './__testUtils__/fixtures';
import { fakeOkrApi } from './__testUtils__/renderTab';

const tab = () => okrPlugin.getExtension('entity-content:okr');
const card = () => okrPlugin.getExtension('entity-card:okr');

describe('the plugin in the new frontend system', () => {
  it('shows the tab on an entity page', async () => {
    renderTestApp({
      extensions: [createTestEntityPage({ entity: anEntity() }), tab()],
      apis: [[okrApiRef, fakeOkrApi()]],
    });
    expect(await screen.findByText('Nobody waits for a review')).toBeVisible();
  });

  it('shows the card, also in an app without the tab', async () => {
    renderTestApp({
      extensions: [createTestEntityPage({ entity: anEntity() }), card()],
      apis: [[okrApiRef, fakeOkrApi()]],
    });
    expect(await screen.findByText('Reviews come within a day')).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Reviews come within a day' }),
    ).not.toBeInTheDocument();
  });

  it.each(['Component', 'System', 'Domain', 'Group', 'User'])(
    'offers tab and card for a %s',
    kind => {
      const entity = anEntity(kind);
      const tabTester = createExtensionTester(tab());
      const cardTester = createExtensionTester(card());
      expect(
        tabTester.get(EntityContentBlueprint.dataRefs.filterFunction)?.(entity),
      ).toBe(true);
      expect(
        cardTester.get(EntityCardBlueprint.dataRefs.filterFunction)?.(entity),
      ).toBe(true);
    },
  );

  it('offers nothing for other kinds', () => {
    const tester = createExtensionTester(tab());
    expect(
      tester.get(EntityContentBlueprint.dataRefs.filterFunction)?.(
        anEntity('API'),
      ),
    ).toBe(false);
  });

  it('lets operators change path, title and filter in app-config', () => {
    const tester = createExtensionTester(tab(), {
      config: {
        path: 'goals',
        title: 'Goals',
        filter: { kind: 'group' },
      },
    });
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction);
    expect(tester.get(coreExtensionData.routePath)).toBe('goals');
    expect(tester.get(EntityContentBlueprint.dataRefs.title)).toBe('Goals');
    expect(filter?.(anEntity('Group'))).toBe(true);
    expect(filter?.(anEntity('Component'))).toBe(false);
  });

  it('has a path and a title of its own', () => {
    const tester = createExtensionTester(tab());
    expect(tester.get(coreExtensionData.routePath)).toBe('okrs');
    expect(tester.get(EntityContentBlueprint.dataRefs.title)).toBe('OKRs');
  });
});

describe('the page of the organization', () => {
  it('has a path, a title and an icon for the sidebar', () => {
    const tester = createExtensionTester(okrPlugin.getExtension('page:okr'));
    expect(tester.get(coreExtensionData.routePath)).toBe('/okr');
    expect(tester.get(coreExtensionData.title)).toBe('OKRs');
    expect(tester.get(coreExtensionData.icon)).toBeDefined();
  });

  it('has a card for the home page', () => {
    expect(
      okrPlugin.getExtension('home-page-widget:okr/own-key-results'),
    ).toBeDefined();
  });
});
