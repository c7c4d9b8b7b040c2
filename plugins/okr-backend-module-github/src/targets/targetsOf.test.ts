import { targetsOf } from './targetsOf';

const hosts = ['github.com', 'ghe.acme.test'];

function targets(annotations: Record<string, string>, given = hosts) {
  return targetsOf(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'checkout', annotations },
    },
    given,
  );
}

describe('targetsOf', () => {
  it('takes the project slug, on github.com where nothing says otherwise', () => {
    expect(targets({ 'github.com/project-slug': 'Acme/Checkout' })).toEqual([
      {
        id: 'github.com/acme/checkout',
        title: 'Acme/Checkout',
        url: 'https://github.com/Acme/Checkout',
      },
    ]);
  });

  it.each(['backstage.io/source-location', 'backstage.io/managed-by-location'])(
    'takes the host from %s',
    annotation => {
      const [target] = targets({
        'github.com/project-slug': 'acme/checkout',
        [annotation]: 'url:https://ghe.acme.test/other/place/tree/main/',
      });
      expect(target.id).toBe('ghe.acme.test/acme/checkout');
    },
  );

  it('falls back to the source location, then to where the catalog read it', () => {
    const location =
      'url:https://github.com/acme/cart/blob/main/catalog-info.yaml';
    expect(
      targets({ 'backstage.io/managed-by-location': location })[0].id,
    ).toBe('github.com/acme/cart');
    expect(
      targets({
        'backstage.io/managed-by-location': location,
        'backstage.io/source-location':
          'url:https://github.com/acme/cart-v2.git',
      })[0].id,
    ).toBe('github.com/acme/cart-v2');
  });

  it.each<Record<string, string>>([
    {},
    { 'github.com/project-slug': 'checkout' },
    { 'github.com/project-slug': 'acme/checkout/tree' },
    { 'github.com/project-slug': 'https://github.com/acme/checkout' },
    { 'github.com/project-slug': 'acme/..' },
    { 'github.com/project-slug': '' },
    { 'backstage.io/source-location': 'url:https://gitlab.com/acme/cart' },
    { 'backstage.io/source-location': 'file:/tmp/catalog-info.yaml' },
    { 'backstage.io/source-location': 'url:https://github.com/acme' },
    { 'backstage.io/source-location': 'url:not a url' },
  ])('finds none in %j', annotations => {
    expect(targets(annotations)).toEqual([]);
  });

  it('finds none where no GitHub is configured', () => {
    expect(targets({ 'github.com/project-slug': 'acme/checkout' }, [])).toEqual(
      [],
    );
  });
});
