import { Freshness } from '@keyresults/backstage-plugin-okr-common';
import { ScopeFreshness, writeInstant } from '../evaluation';
import { FactStore, Target } from '../facts';
import { Sight } from './OkrService';

/**
 * Which targets a caller may see: those that an entity they may see points to.
 *
 * @internal
 */
export async function visibleTargets(
  targetIds: readonly number[],
  facts: FactStore,
  sight: Sight,
): Promise<Set<number>> {
  if (targetIds.length === 0) {
    return new Set();
  }
  const entities = await facts.entitiesOfTargets(targetIds);
  const visible = await sight.visible([...entities.values()].flat());
  return new Set(
    targetIds.filter(id => entities.get(id)?.some(ref => visible.has(ref))),
  );
}

/** What can be told of a target in trouble. @internal */
export type Trouble = Pick<
  Target,
  'id' | 'source' | 'title' | 'url' | 'stateSince' | 'message'
> & { state: Target['state'] | 'short' };

const sentenceFor: Record<Exclude<Trouble['state'], 'ok'>, string> = {
  pending: 'It has not been read yet.',
  gone: 'The source says that it does not exist.',
  forbidden: 'The source refuses to show it.',
  archived: 'Nothing new will come.',
  empty: 'Nothing was put into it yet.',
  renamed: 'Its entity had better point to its new name.',
  failing: 'The source did not answer.',
  short: 'It is not known for long enough.',
};

/** More than this many troubles help nobody. */
const MOST_TOLD = 100;

/** So many are looked up at a time, until there are enough that may be seen. */
const PAGE = 500;

/**
 * The troubles of the targets that a caller may see, in the order given.
 *
 * @param pages - only as many are read as it takes to find enough
 * @internal
 */
export async function tellTroubles(
  pages: Iterable<readonly Trouble[]> | AsyncIterable<readonly Trouble[]>,
  facts: FactStore,
  sight: Sight,
): Promise<Freshness['troubles']> {
  const told: Freshness['troubles'] = [];
  for await (const page of pages) {
    const ids = page.map(({ id }) => id);
    const visible = await visibleTargets(ids, facts, sight);
    told.push(...page.filter(({ id }) => visible.has(id)).flatMap(tellTrouble));
    if (told.length >= MOST_TOLD) {
      break;
    }
  }
  return told.slice(0, MOST_TOLD);
}

function tellTrouble(trouble: Trouble): Freshness['troubles'] {
  const { source, title, url, state, stateSince, message } = trouble;
  return state === 'ok'
    ? []
    : [
        {
          source,
          target: title,
          url,
          state,
          since: writeInstant(stateSince),
          message: message ?? sentenceFor[state],
        },
      ];
}

/** Troubles that are at hand, page by page. @internal */
export function* troublePages(
  troubles: readonly Trouble[],
): Generator<readonly Trouble[]> {
  for (let from = 0; from < troubles.length; from += PAGE) {
    yield troubles.slice(from, from + PAGE);
  }
}

/**
 * Troubles that are to be read, page by page, each as long as all before it.
 *
 * @param readFirst - reads so many from the beginning
 * @internal
 */
export async function* readTroublePages(
  readFirst: (count: number) => Promise<readonly Trouble[]>,
): AsyncGenerator<readonly Trouble[]> {
  let seen = 0;
  for (let count = PAGE; ; count *= 2) {
    const troubles = await readFirst(count);
    yield troubles.slice(seen);
    if (troubles.length < count) {
      return;
    }
    seen = troubles.length;
  }
}

/** How fresh the facts of a scope are, as far as a caller may know. @internal */
export async function tellFreshness(
  freshness: Omit<ScopeFreshness, 'troubles'> & { troubles: Trouble[] },
  facts: FactStore,
  sight: Sight,
): Promise<Freshness> {
  const { collectedThrough, stale, recomputed } = freshness;
  return {
    collectedThrough:
      collectedThrough === undefined
        ? undefined
        : writeInstant(collectedThrough),
    stale,
    troubles: await tellTroubles(
      troublePages(freshness.troubles),
      facts,
      sight,
    ),
    recomputed: recomputed && {
      at: writeInstant(recomputed.at),
      reason: recomputed.reason,
    },
  };
}
