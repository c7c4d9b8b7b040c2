import { readSupports } from './supports';

describe('readSupports', () => {
  it('finds the entity and its objective', () => {
    expect(readSupports('group:default/engineering#market/2')).toEqual({
      entityRef: 'group:default/engineering',
      objectiveId: 'market/2',
    });
  });

  it.each(['engineering', 'group:default/engineering', '#marketplace', ''])(
    'leaves %p as it is',
    supports => {
      expect(readSupports(supports)).toBeUndefined();
    },
  );
});
