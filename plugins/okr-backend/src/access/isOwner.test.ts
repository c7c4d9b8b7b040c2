import { Entity } from '@backstage/catalog-model';
import { isOwner } from './isOwner';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/Shopping' },
    { type: 'dependsOn', targetRef: 'group:default/basket' },
  ],
};
const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'identity' },
  relations: [{ type: 'childOf', targetRef: 'group:default/platform' }],
};

describe('an entity', () => {
  it('belongs to the team that owns it, however that is written', () => {
    expect(
      isOwner(checkout, ['user:default/ada', 'group:default/shopping']),
    ).toBe(true);
  });

  it('belongs to nobody by any other relation', () => {
    expect(isOwner(checkout, ['group:default/basket'])).toBe(false);
    expect(isOwner(team, ['group:default/platform'])).toBe(false);
  });

  it('belongs to its members where it is a team', () => {
    expect(isOwner(team, ['group:default/identity'])).toBe(true);
  });

  it('belongs to nobody who owns for nothing', () => {
    expect(isOwner(checkout, [])).toBe(false);
  });
});
