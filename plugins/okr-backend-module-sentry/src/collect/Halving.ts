import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { isAboutQuestion, SentryClient, withoutNames } from '../client';

/** So many failures in a row are no trouble of single projects: halving a hundred takes seven. @internal */
export const standstill = 12;

/** What came of asking about an item. @internal */
export type Outcome<T, Item> = {
  items: readonly Item[];
} & ({ kind: 'read'; value: T } | { kind: 'failed'; error: Error });

/**
 * Asks about many items together. Where that fails, it asks about halves, down to the items that cannot be read.
 *
 * @throws SourceUnavailableError when nothing can be read any more
 * @internal
 */
export class Halving {
  private failures = 0;

  constructor(private readonly client: SentryClient) {}

  async *read<T, Item>(
    items: readonly Item[],
    ask: (items: readonly Item[]) => Promise<T>,
  ): AsyncGenerator<Outcome<T, Item>> {
    try {
      const value = await ask(items);
      this.failures = 0;
      yield { kind: 'read', items, value };
      return;
    } catch (error) {
      if (!isAboutQuestion(error)) throw error;
      this.failures++;
      if (this.failures >= standstill) {
        throw new SourceUnavailableError(
          `${this.client.name} does not answer for any project: ${withoutNames(
            error,
          )}`,
        );
      }
      if (items.length === 1) {
        yield { kind: 'failed', items, error };
        return;
      }
    }
    const half = Math.ceil(items.length / 2);
    yield* this.read(items.slice(0, half), ask);
    yield* this.read(items.slice(half), ask);
  }
}
