import fc from 'fast-check';
import { connection, PageArguments } from './connections';

interface Item {
  value: number;
  number: number;
}

const lists = fc
  .uniqueArray(
    fc.record({
      value: fc.integer({ min: 0, max: 20 }),
      number: fc.integer({ min: 1, max: 500 }),
    }),
    { selector: item => item.number, maxLength: 60 },
  )
  .map(list => list.sort((a, b) => a.value - b.value || a.number - b.number));

function pageThrough(
  ordered: readonly Item[],
  ascending: boolean,
  next: (cursor: string | null) => PageArguments,
): Item[][] {
  const pages: Item[][] = [];
  let cursor: string | null = null;
  let more = true;
  while (more) {
    const args = next(cursor);
    const page = connection(ordered, ascending, args, item => item);
    pages.push(page.nodes);
    cursor = args.last ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    more = args.last
      ? page.pageInfo.hasPreviousPage
      : page.pageInfo.hasNextPage;
  }
  return pages;
}

describe('connection', () => {
  it('covers everything once, in order, whatever the page size', () => {
    fc.assert(
      fc.property(
        lists,
        fc.boolean(),
        fc.integer({ min: 1, max: 10 }),
        (list, ascending, first) => {
          const ordered = ascending ? list : [...list].reverse();
          const pages = pageThrough(ordered, ascending, after => ({
            first,
            after,
          }));
          expect(pages.flat()).toEqual(ordered);
        },
      ),
    );
  });

  it('covers everything once from the end', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 10 }), (list, last) => {
        const pages = pageThrough(list, true, before => ({ last, before }));
        expect(pages.reverse().flat()).toEqual(list);
      }),
    );
  });

  it('goes on at the same place when an item has moved to the front', () => {
    const before = [5, 4, 3, 2, 1].map(value => ({ value, number: value }));
    const first = connection(before, false, { first: 2 }, it => it.number);
    const moved = [
      { value: 6, number: 3 },
      ...before.filter(it => it.number !== 3),
    ];
    const second = connection(
      moved,
      false,
      { first: 2, after: first.pageInfo.endCursor },
      it => it.number,
    );
    expect(second.nodes).toEqual([2, 1]);
  });

  it('refuses a cursor it did not give', () => {
    expect(() =>
      connection([], true, { first: 1, after: 'rubbish' }, it => it),
    ).toThrow('does not appear to be a valid cursor');
  });
});
