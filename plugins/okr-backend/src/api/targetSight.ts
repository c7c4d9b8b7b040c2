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
  'id' | 'title' | 'url' | 'state' | 'stateSince' | 'message'
>;

const sentenceFor: Record<Exclude<Target['state'], 'ok'>, string> = {
  pending: 'It has not been read yet.',
  gone: 'The source says that it does not exist.',
  forbidden: 'The source refuses to show it.',
  archived: 'It is archived.',
  empty: 'There is nothing in it.',
  renamed: 'It has another name now.',
  failing: 'The source did not answer.',
};

/** More than this many troubles help nobody. */
const MOST_TOLD = 100;

/** The troubles of the targets that a caller may see. @internal */
export async function tellTroubles(
  troubles: readonly Trouble[],
  facts: FactStore,
  sight: Sight,
): Promise<Freshness['troubles']> {
  const visible = await visibleTargets(
    troubles.map(({ id }) => id),
    facts,
    sight,
  );
  const told = troubles.flatMap(
    ({ id, title, url, state, stateSince, message }) =>
      state !== 'ok' && visible.has(id)
        ? [
            {
              target: title,
              url,
              state,
              since: writeInstant(stateSince),
              message: message ?? sentenceFor[state],
            },
          ]
        : [],
  );
  return told.slice(0, MOST_TOLD);
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
    troubles: await tellTroubles(freshness.troubles, facts, sight),
    recomputed: recomputed && {
      at: writeInstant(recomputed.at),
      reason: recomputed.reason,
    },
  };
}
