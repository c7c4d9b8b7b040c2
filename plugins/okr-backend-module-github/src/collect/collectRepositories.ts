import { LoggerService } from '@backstage/backend-plugin-api';
import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { GithubClient } from '../client';
import { DerivationRules } from '../timeline';
import { ReadStep } from './Draft';
import { DraftQueue } from './DraftQueue';
import { PageSizer } from './PageSizer';
import { probe } from './probe';
import { readOpen } from './readOpen';
import { readPages } from './readPages';
import { ReadingOptions, TargetReading } from './TargetReading';

/** @internal */
export interface CollectRepositories extends ReadingOptions {
  rules: DerivationRules;
  sizer: PageSizer;
  now: () => Date;
  logger: LoggerService;
}

/**
 * Reads repositories over one connection: probes all, walks through those that changed, looks again at what is open.
 *
 * @internal
 */
export async function* collectRepositories(
  client: GithubClient,
  readings: readonly TargetReading[],
  options: CollectRepositories,
): AsyncGenerator<CollectedPage> {
  const { logger, sizer, now, rules } = options;
  const troubles = await probe(client, readings, now, options);
  const alive = new Set(readings);
  for (const [reading, { state, message }] of troubles) {
    alive.delete(reading);
    yield reading.troublePage(state, message);
  }
  for (const reading of alive) {
    if (reading.walk || reading.openDue) continue;
    alive.delete(reading);
    yield reading.lastPage();
  }

  const queue = new DraftQueue(client, rules);
  const byId = new Map(readings.map(reading => [reading.id, reading]));
  /** Nothing of a repository may follow the page that says that it is in trouble. */
  async function* handOver(
    pages: AsyncIterable<CollectedPage> | Iterable<CollectedPage>,
  ): AsyncGenerator<CollectedPage> {
    for await (const page of pages) {
      const reading = byId.get(page.targetId);
      if (!reading || !alive.has(reading)) continue;
      if (isTrouble(page)) alive.delete(reading);
      yield page;
    }
  }
  async function* pass(
    steps: AsyncIterable<ReadStep>,
  ): AsyncGenerator<CollectedPage> {
    for await (const { drafts, troubles: pages } of steps) {
      for (const draft of drafts) queue.add(draft);
      yield* handOver(queue.take(pages.length > 0));
      yield* handOver(pages);
    }
  }
  yield* pass(readPages(client, [...alive], sizer, logger));
  yield* pass(readOpen(client, [...alive]));
  yield* handOver(queue.take(true));
  for (const reading of alive) yield reading.lastPage();
}

/** @internal */
export function isTrouble({ state }: CollectedPage): boolean {
  return state === 'gone' || state === 'forbidden' || state === 'failing';
}
