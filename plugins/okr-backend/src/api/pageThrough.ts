import { ItemsPage } from '../facts';

/** A page is given short rather than searched for longer than this. */
const MOST_READS = 10;

/**
 * One page of the items that are to be shown. The store pages by time; what the estimator leaves out is left out here, so
 * a page may take several reads.
 *
 * @param show - undefined for an item that is not in the number
 * @internal
 */
export async function pageThrough<Item, Shown>(
  options: { cursor?: string; limit: number },
  read: (page: { cursor?: string; limit: number }) => Promise<ItemsPage<Item>>,
  show: (item: Item) => Shown | undefined,
): Promise<ItemsPage<Shown>> {
  const items: Shown[] = [];
  let { cursor } = options;
  for (let reads = 0; reads < MOST_READS; reads++) {
    const page = await read({ cursor, limit: options.limit - items.length });
    for (const item of page.items) {
      const shown = show(item);
      if (shown !== undefined) {
        items.push(shown);
      }
    }
    cursor = page.nextCursor;
    if (cursor === undefined || items.length === options.limit) {
      break;
    }
  }
  return { items, nextCursor: cursor };
}
