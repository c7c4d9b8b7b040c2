import { normalizeValue } from './normalizeValue';
import { placeOf, targetsOf } from './targetsOf';

const account = {
  name: 'acme',
  token: 't',
  apiBaseUrl: 'https://api.incident.io',
  webBaseUrl: 'https://app.incident.io/acme',
};
const accounts = [account, { ...account, name: 'labs' }];

function ids(
  annotations: Record<string, string> = {},
  kind = 'Component',
  namespace?: string,
) {
  return targetsOf(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: 'Cart', namespace, annotations },
    },
    accounts,
  ).map(({ id }) => id);
}

describe('targetsOf', () => {
  it('needs no annotation for a Component', () => {
    expect(ids()).toEqual(['acme/component:default/cart']);
    expect(ids({}, 'Component', 'shop')).toEqual(['acme/component:shop/cart']);
    expect(ids({}, 'System')).toEqual([]);
  });

  it('takes the values that the annotation names, of any kind', () => {
    const annotation = { 'incident.io/entity': 'shop/cart, Cart Service' };
    const expected = ['acme/component:shop/cart', 'acme/cart service'];
    expect(ids(annotation)).toEqual(expected);
    expect(ids(annotation, 'API')).toEqual(expected);
  });

  it('takes the account that the annotation names', () => {
    expect(ids({ 'incident.io/account': 'Labs' })).toEqual([
      'labs/component:default/cart',
    ]);
    expect(ids({ 'incident.io/account': 'other' })).toEqual([]);
  });

  it('finds none where no account is configured', () => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'cart' },
    };
    expect(targetsOf(entity, [])).toEqual([]);
  });

  it('reads its ids back', () => {
    expect(placeOf('acme/component:default/cart')).toEqual({
      account: 'acme',
      value: 'component:default/cart',
    });
  });
});

describe('normalizeValue', () => {
  it.each([
    'cart',
    'default/cart',
    'component:cart',
    'Component:default/Cart',
    '  default/cart ',
  ])('takes %j for the same entity', text => {
    expect(normalizeValue(text)).toBe('component:default/cart');
  });

  it.each([
    ['Cart  Service', 'cart service'],
    ['https://x.test/cart', 'https://x.test/cart'],
    ['a/b/c', 'a/b/c'],
    ['system:shop/cart', 'system:shop/cart'],
  ])('writes %j as %j', (text, expected) => {
    expect(normalizeValue(text)).toBe(expected);
  });
});
