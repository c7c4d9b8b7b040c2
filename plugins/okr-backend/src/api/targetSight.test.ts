import { FactStore } from '../facts';
import { Sight } from './OkrService';
import {
  readTroublePages,
  tellTroubles,
  Trouble,
  troublePages,
} from './targetSight';

const troubles = (count: number): Trouble[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    source: 'github',
    title: `acme/service-${index + 1}`,
    state: 'failing',
    stateSince: 0,
  }));

/** Each target belongs to an entity of its own. */
const facts = {
  entitiesOfTargets: async (ids: readonly number[]) =>
    new Map(ids.map(id => [id, [`component:default/${id}`]])),
} as Partial<FactStore> as FactStore;

const sightOf = (mayBeSeen: (id: number) => boolean) => {
  const asked: string[] = [];
  const sight: Sight = {
    async visible(refs) {
      asked.push(...refs);
      return new Set(refs.filter(ref => mayBeSeen(Number(ref.split('/')[1]))));
    },
  };
  return { sight, asked };
};

describe('tellTroubles', () => {
  it('finds what may be seen behind any number of troubles that may not', async () => {
    const { sight } = sightOf(id => id >= 1998);
    const told = await tellTroubles(troublePages(troubles(2000)), facts, sight);
    expect(told.map(({ target }) => target)).toEqual([
      'acme/service-1998',
      'acme/service-1999',
      'acme/service-2000',
    ]);
    expect(told[0]).toEqual({
      source: 'github',
      target: 'acme/service-1998',
      url: undefined,
      state: 'failing',
      since: '1970-01-01T00:00:00.000Z',
      message: 'The source did not answer.',
    });
  });

  it('tells the first hundred that may be seen, and asks no further', async () => {
    const { sight, asked } = sightOf(id => id % 2 === 0);
    const told = await tellTroubles(troublePages(troubles(2000)), facts, sight);
    expect(told).toHaveLength(100);
    expect(told[99].target).toBe('acme/service-200');
    expect(asked).toHaveLength(500);
  });

  it('tells of no target that is well', async () => {
    const { sight } = sightOf(() => true);
    const well = troubles(1).map(it => ({ ...it, state: 'ok' as const }));
    expect(await tellTroubles(troublePages(well), facts, sight)).toEqual([]);
  });
});

describe('readTroublePages', () => {
  const read = async (total: number) => {
    const counts: number[] = [];
    const ids: number[] = [];
    const pages = readTroublePages(async count => {
      counts.push(count);
      return troubles(total).slice(0, count);
    });
    for await (const page of pages) {
      ids.push(...page.map(({ id }) => id));
    }
    return { counts, ids };
  };

  it.each([0, 499, 500, 501, 1000, 1700])(
    'reads each of %s troubles once',
    async total => {
      expect((await read(total)).ids).toEqual(
        troubles(total).map(({ id }) => id),
      );
    },
  );

  it('reads twice as many each time', async () => {
    expect((await read(1700)).counts).toEqual([500, 1000, 2000]);
  });
});
