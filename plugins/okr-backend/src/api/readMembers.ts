import {
  MemberItem,
  MembersResponse,
  notCollected,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { EntitySummary, ReadTarget, writeInstant } from '../evaluation';
import { readCursor, writeCursor } from './cursor';
import { PageRequest, Sight } from './OkrService';
import { freshnessAt } from './scopeNow';
import { ServiceContext } from './ServiceContext';

const cursorSchema = z.tuple([z.literal('members'), z.string().max(255)]);

/** The measured entities in a scope that the caller may see, each with its own numbers. @internal */
export async function readMembers(
  context: ServiceContext,
  { entityRef, cursor, limit }: PageRequest,
  sight: Sight,
): Promise<MembersResponse> {
  const now = context.now();
  const after = readCursor(cursor, cursorSchema)?.[1] ?? '';
  const members = await context.entities.measuredLeaves(entityRef);
  const visible = await sight.visible(members);
  const rest = members.filter(ref => visible.has(ref) && ref > after);
  const page = rest.slice(0, limit);
  const known = await context.entities.members(page);
  return {
    items: page.map(ref => {
      const { title = ref, summary, targets = [] } = known.get(ref) ?? {};
      return {
        entityRef: ref,
        title,
        ...numbersOf(summary),
        freshness: freshnessOfMember(context, targets, now),
      };
    }),
    ...(rest.length > limit && {
      nextCursor: writeCursor(['members', page[page.length - 1]]),
    }),
    hidden: members.length - visible.size,
  };
}

function numbersOf(
  summary: EntitySummary | undefined,
): Omit<MemberItem, 'entityRef' | 'title' | 'freshness'> {
  const { value } = notCollected;
  return (
    summary?.reviewWait ?? {
      p50: value,
      p75: value,
      p90: value,
      withinDay: value,
      answered: 0,
      waiting: 0,
      trend: [],
    }
  );
}

function freshnessOfMember(
  context: ServiceContext,
  targets: readonly ReadTarget[],
  now: number,
): MemberItem['freshness'] {
  const { collectedThrough, stale } = freshnessAt(context, targets, now);
  return {
    stale,
    ...(collectedThrough !== undefined && {
      collectedThrough: writeInstant(collectedThrough),
    }),
  };
}
