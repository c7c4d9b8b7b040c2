import { z } from 'zod';
import { answering } from '../__testUtils__/answering';
import { readList } from './readList';

const list = {
  path: '/log_entries',
  name: 'log_entries',
  query: [],
  scope: 'incidents.read' as const,
  item: z.object({ id: z.string(), at: z.number() }),
};

/** Serves one item a second from the start, as PagerDuty does: a hundred at most a page, ten thousand at most in all. */
function serving(count: number, lie: (items: object[]) => object[] = it => it) {
  return answering(({ searchParams: query }) => {
    const since = Date.parse(query.get('since') ?? '') / 1000;
    const until = Date.parse(query.get('until') ?? '') / 1000;
    const limit = Number(query.get('limit'));
    const offset = Number(query.get('offset'));
    if (offset + limit > 10_000) return { status: 400, body: {} };
    const all = Array.from({ length: count }, (_, at) => ({ id: `${at}`, at }))
      .filter(({ at }) => at >= since && at < until)
      .reverse();
    return {
      body: {
        log_entries: lie(all.slice(offset, offset + limit)),
        more: offset + limit < all.length,
        total: query.get('total') === 'true' ? all.length : null,
        limit,
        offset,
      },
    };
  });
}

const window = (seconds: number) => ({ since: 0, until: seconds * 1000 });
const ids = (items: { id: string }[] | undefined) =>
  (items ?? []).map(({ id }) => Number(id)).sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('readList', () => {
  let stop = () => {};
  afterEach(() => stop());

  it('reads page after page', async () => {
    const it = await serving(250);
    stop = it.stop;
    const read = await readList(it.client, list, window(1000));
    expect(ids(read)).toEqual(upTo(250));
    expect(it.client.requests).toBe(3);
  });

  it('narrows the window where PagerDuty shows no more', async () => {
    const it = await serving(25_000);
    stop = it.stop;
    const read = await readList(it.client, list, window(25_000));
    expect(ids(read)).toEqual(upTo(25_000));
    // 25,000 fit into four windows of 6,250, each with 63 pages; three were too long.
    expect(it.client.requests).toBe(4 * 63 + 3);
  });

  it('says so when a window cannot be narrowed any more', async () => {
    const it = await answering(() => ({
      body: { log_entries: [], more: true, total: 20_000 },
    }));
    stop = it.stop;
    await expect(readList(it.client, list, window(60))).rejects.toThrow(
      'there are more than 10000 log_entries',
    );
  });

  it('reads again what came with gaps', async () => {
    let lies = 2;
    const it = await serving(250, items =>
      lies-- > 0 ? items.slice(1) : items,
    );
    stop = it.stop;
    const read = await readList(it.client, list, window(1000));
    expect(ids(read)).toEqual(upTo(250));
  });

  it('rather fails than to leave out what it was told is there', async () => {
    const it = await serving(250, items => items.slice(1));
    stop = it.stop;
    await expect(readList(it.client, list, window(1000))).rejects.toThrow(
      'PagerDuty (acme) cannot be read at /log_entries: it counts 250 log_entries, and shows 247',
    );
  });

  it('takes an item once, wherever it turns up', async () => {
    const it = await serving(250, items => [...items, { id: '3', at: 3 }]);
    stop = it.stop;
    const read = await readList(it.client, list, window(1000));
    expect(ids(read)).toEqual(upTo(250));
  });

  it('stops at the first page when there is more than is worth reading', async () => {
    const it = await serving(250);
    stop = it.stop;
    const read = await readList(it.client, list, window(1000), 200);
    expect(read).toBeUndefined();
    expect(it.client.requests).toBe(1);
  });
});
