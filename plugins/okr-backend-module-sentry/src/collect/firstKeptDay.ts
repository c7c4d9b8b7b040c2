import { z } from 'zod';
import { RefusedError, SentryClient } from '../client';
import { addDays, daysIn } from '../days';

/** What was found out about an organization's retention, kept between batches. @internal */
export interface RetentionMemory {
  /** As of `today`, looking no further back than `oldest`. */
  kept?: { today: string; oldest: string; first: string };
}

/**
 * The first day that Sentry still has all of: what it has thrown away it shows as 0, and the day that it is throwing away
 * as a part. Nothing says how long it keeps events, but it refuses a period of which it has nothing any more.
 *
 * @param oldest - how far back to look
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function firstKeptDay(
  client: SentryClient,
  memory: RetentionMemory,
  oldest: string,
  today: string,
): Promise<string> {
  const { kept } = memory;
  if (kept?.today === today && kept.oldest === oldest) return kept.first;
  let first = today;
  let candidates = daysIn({ from: oldest, to: today });
  // Mostly all of it is kept.
  let index = 0;
  while (candidates.length > 0) {
    const day = candidates[index];
    if (await isKept(client, day)) {
      first = day;
      candidates = candidates.slice(0, index);
    } else {
      candidates = candidates.slice(index + 1);
    }
    index = Math.floor(candidates.length / 2);
  }
  memory.kept = { today, oldest, first };
  return first;
}

/** Whether Sentry has something from before the day. */
async function isKept(client: SentryClient, day: string): Promise<boolean> {
  try {
    await client.ask({
      path: 'events/',
      query: [
        ['dataset', 'errors'],
        ['field', 'count()'],
        ['per_page', 1],
        ['start', `${addDays(day, -1)}T23:00:00`],
        ['end', `${day}T00:00:00`],
        ['utc', 'true'],
        ['project', -1],
      ],
      schema: z.object({ data: z.array(z.unknown()) }),
    });
    return true;
  } catch (error) {
    const expired =
      error instanceof RefusedError && /date range/i.test(error.message);
    if (expired) return false;
    throw error;
  }
}
