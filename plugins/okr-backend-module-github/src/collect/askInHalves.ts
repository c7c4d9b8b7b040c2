import { GithubClient, UnansweredError } from '../client';

const attempts = 3;

/**
 * Asks about many items at once, and about half of them at a time where that is too much.
 *
 * @param stuck - told of an item that fails even alone; what it throws ends the read
 * @internal
 */
export async function askInHalves<Item>(
  client: GithubClient,
  items: readonly Item[],
  ask: (items: readonly Item[]) => Promise<void>,
  stuck: (item: Item, reason: string) => void,
): Promise<void> {
  if (items.length === 0) return;
  for (let attempt = 0; ; attempt++) {
    try {
      await ask(items);
      return;
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      if (items.length > 1) {
        const middle = Math.ceil(items.length / 2);
        await askInHalves(client, items.slice(0, middle), ask, stuck);
        await askInHalves(client, items.slice(middle), ask, stuck);
        return;
      }
      if (error.kind === 'down' || attempt + 1 >= attempts) {
        stuck(items[0], error.message);
        return;
      }
      await client.pause(attempt);
    }
  }
}

/** Cuts a list into pieces of at most `size`. @internal */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const pieces: Item[][] = [];
  for (let from = 0; from < items.length; from += size) {
    pieces.push(items.slice(from, from + size));
  }
  return pieces;
}
