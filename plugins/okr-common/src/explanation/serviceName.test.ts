import fc from 'fast-check';
import { serviceName } from './serviceName';

describe('serviceName', () => {
  it.each([
    ['component:default/checkout', 'checkout'],
    ['component:payments/checkout', 'payments/checkout'],
    ['resource:default/checkout', 'resource:checkout'],
    ['resource:payments/checkout', 'resource:payments/checkout'],
    ['component:default/default', 'default'],
    ['component:default.eu/web', 'default.eu/web'],
  ])('calls %s %s', (entityRef, name) => {
    expect(serviceName(entityRef)).toBe(name);
  });

  it('calls no two alike', () => {
    const word = fc.constantFrom('component', 'resource', 'default', 'a', 'b');
    const ref = fc
      .tuple(word, word, word)
      .map(([kind, namespace, name]) => `${kind}:${namespace}/${name}`);
    fc.assert(
      fc.property(ref, ref, (one, other) => {
        expect(serviceName(one) === serviceName(other)).toBe(one === other);
      }),
    );
  });
});
