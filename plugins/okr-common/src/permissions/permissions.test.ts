import { okrPermissions } from './permissions';

it('names its permissions as policies and access restrictions do', () => {
  expect(okrPermissions).toEqual([
    {
      type: 'resource',
      name: 'okr.incidentReview.create',
      attributes: { action: 'create' },
      resourceType: 'catalog-entity',
    },
    {
      type: 'resource',
      name: 'okr.keyResults.update',
      attributes: { action: 'update' },
      resourceType: 'catalog-entity',
    },
    {
      type: 'resource',
      name: 'okr.checkIn.create',
      attributes: { action: 'create' },
      resourceType: 'catalog-entity',
    },
    {
      type: 'resource',
      name: 'okr.cycle.close',
      attributes: { action: 'update' },
      resourceType: 'catalog-entity',
    },
    {
      type: 'basic',
      name: 'okr.facts.push',
      attributes: { action: 'create' },
    },
  ]);
});
