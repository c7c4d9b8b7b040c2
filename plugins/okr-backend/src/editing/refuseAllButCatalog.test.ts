import { mockCredentials } from '@backstage/backend-test-utils';
import { refuseAllButCatalog } from './refuseAllButCatalog';

it('lets the plugin of the catalog through', () => {
  expect(() =>
    refuseAllButCatalog(mockCredentials.service('plugin:catalog')),
  ).not.toThrow();
});

it.each([
  'plugin:search',
  'plugin:catalog-graph',
  'external:plugin:catalog',
  'catalog',
  '',
])('refuses the service %p', subject => {
  expect(() => refuseAllButCatalog(mockCredentials.service(subject))).toThrow(
    /catalog only/,
  );
});

it('refuses a token that is limited, whatever it is called', () => {
  const limited = mockCredentials.service('plugin:catalog', {
    permissionNames: ['catalog.entity.read'],
  });
  expect(() => refuseAllButCatalog(limited)).toThrow(/catalog only/);
});
