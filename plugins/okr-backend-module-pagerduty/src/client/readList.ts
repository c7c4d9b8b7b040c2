import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import { HiddenError, UnansweredError } from './failures';
import { PagerdutyClient, Question } from './PagerdutyClient';
import { pageSchema } from './schemas';

const perPage = 100;
/** PagerDuty shows nothing behind it. */
const deepest = 10_000;
const attempts = 3;
const second = 1000;

/** A list of PagerDuty's. @internal */
export interface List<T> {
  path: string;
  /** The property that holds the items, for instance `log_entries`. */
  name: string;
  query: ReadonlyArray<readonly [name: string, value: string]>;
  scope: Question<T>['scope'];
  item: z.ZodType<T>;
}

/** Milliseconds since 1970 UTC. @internal */
export interface Window {
  since: number;
  until: number;
}

/**
 * Reads a list to its end, each item once. A window that holds more than PagerDuty shows is read in halves, and a list
 * that came with gaps is read again.
 *
 * @param mostItems - undefined is returned when there are more
 * @throws SourceUnavailableError when it cannot be read
 * @internal
 */
export async function readList<T extends { id: string }>(
  client: PagerdutyClient,
  list: List<T>,
  window?: Window,
  mostItems = Infinity,
): Promise<T[] | undefined> {
  try {
    const found = await readWhole(client, list, window, mostItems);
    return found && [...found.values()];
  } catch (error) {
    if (error instanceof UnansweredError || error instanceof HiddenError) {
      throw new SourceUnavailableError(
        `${client.name} cannot be read at ${list.path}: ${error.message}`,
      );
    }
    throw error;
  }
}

type Found<T> = Map<string, T>;

async function readWhole<T extends { id: string }>(
  client: PagerdutyClient,
  list: List<T>,
  window: Window | undefined,
  mostItems: number,
): Promise<Found<T> | undefined> {
  for (let attempt = 1; ; attempt++) {
    const pages = await readPages(client, list, window, mostItems);
    if (pages.kind === 'unwanted') return undefined;
    if (pages.kind === 'tooDeep') return inHalves(client, list, window);
    const { found, total } = pages;
    if (total === undefined || found.size >= total) return found;
    if (attempt >= attempts) {
      throw new UnansweredError(
        `it counts ${total} ${list.name}, and shows ${found.size}`,
      );
    }
  }
}

type Pages<T> =
  | { kind: 'read'; found: Found<T>; total: number | undefined }
  | { kind: 'unwanted' }
  | { kind: 'tooDeep' };

async function readPages<T extends { id: string }>(
  client: PagerdutyClient,
  list: List<T>,
  window: Window | undefined,
  mostItems: number,
): Promise<Pages<T>> {
  const found: Found<T> = new Map();
  let total: number | undefined;
  for (let offset = 0; ; offset += perPage) {
    if (offset + perPage > deepest) return { kind: 'tooDeep' };
    const page = await client.ask({
      path: list.path,
      scope: list.scope,
      schema: pageSchema(list.name, list.item),
      query: [
        ...list.query,
        ...windowQuery(window),
        ['limit', String(perPage)],
        ['offset', String(offset)],
        // Counting makes PagerDuty slower, so it is asked to do it once.
        ...(offset === 0 ? ([['total', 'true']] as const) : []),
      ],
    });
    if (offset === 0) total = page.total;
    if ((total ?? 0) > mostItems) return { kind: 'unwanted' };
    if ((total ?? 0) > deepest) return { kind: 'tooDeep' };
    for (const item of page.items) found.set(item.id, item);
    if (!page.more) return { kind: 'read', found, total };
  }
}

async function inHalves<T extends { id: string }>(
  client: PagerdutyClient,
  list: List<T>,
  window: Window | undefined,
): Promise<Found<T>> {
  if (!window || window.until - window.since < 4 * second) {
    throw new UnansweredError(
      `there are more than ${deepest} ${list.name}, and PagerDuty shows no more`,
    );
  }
  const middle =
    Math.floor((window.since + window.until) / 2 / second) * second;
  const halves = [
    { since: window.since, until: middle },
    // Whether a bound belongs to its window is not documented.
    { since: middle - second, until: window.until },
  ];
  const found: Found<T> = new Map();
  for (const half of halves) {
    const part = await readWhole(client, list, half, Infinity);
    for (const [id, item] of part ?? []) found.set(id, item);
  }
  return found;
}

function windowQuery(window: Window | undefined) {
  if (!window) return [];
  return [
    ['since', new Date(window.since).toISOString()],
    ['until', new Date(window.until).toISOString()],
    ['time_zone', 'UTC'],
  ] as const;
}
