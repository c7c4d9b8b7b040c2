import { Organization } from '../config';
import { placeOf, targetsOf } from './targetsOf';

const organizations: Organization[] = [
  { slug: 'acme', url: 'https://us.sentry.io', token: 'a', default: true },
  {
    slug: 'acme-eu',
    url: 'https://errors.acme.test/base',
    token: 'b',
    default: false,
  },
];

function targets(slug?: string) {
  const annotations: Record<string, string> =
    slug === undefined ? {} : { 'sentry.io/project-slug': slug };
  return targetsOf(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'checkout', annotations },
    },
    organizations,
  );
}

describe('targetsOf', () => {
  it('takes the project of the organization that is named', () => {
    expect(targets('acme-eu/ranking')).toEqual([
      {
        id: 'errors.acme.test/acme-eu/ranking',
        title: 'acme-eu/ranking',
        url: 'https://errors.acme.test/base/organizations/acme-eu/projects/ranking/',
      },
    ]);
  });

  it('means the default organization where none is named, and links to the one web address of all regions', () => {
    expect(targets(' Checkout ')).toEqual([
      {
        id: 'us.sentry.io/acme/checkout',
        title: 'acme/checkout',
        url: 'https://sentry.io/organizations/acme/projects/checkout/',
      },
    ]);
  });

  it('takes several projects, each once', () => {
    expect(
      targets('acme/web, mobile,acme/web , acme-eu/web').map(({ id }) => id),
    ).toEqual([
      'us.sentry.io/acme/web',
      'us.sentry.io/acme/mobile',
      'errors.acme.test/acme-eu/web',
    ]);
  });

  it.each([undefined, '', ' , ', 'a/b/c', 'unknown/checkout', 'acme/', '../x'])(
    'gives none for %j',
    slug => {
      expect(targets(slug)).toEqual([]);
    },
  );

  it('can be read back from an id', () => {
    expect(placeOf('errors.acme.test/acme-eu/ranking')).toEqual({
      organization: 'acme-eu',
      project: 'ranking',
    });
  });
});
