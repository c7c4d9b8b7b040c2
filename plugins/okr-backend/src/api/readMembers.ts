import {
  MemberItem,
  MembersResponse,
  notCollected,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { EntitySummary, writeInstant } from '../evaluation';
import { scopeAt, Target } from '../facts';
import { readCursor, writeCursor } from './cursor';
import { PageRequest, Sight } from './OkrService';
import { freshnessAt, readScope } from './scopeNow';
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
  const { scope, targets } = await readScope(context, entityRef, now);
  const members = scopeAt(scope, now).measuredLeafRefs.sort();
  const visible = await sight.visible(members);
  const rest = members.filter(ref => visible.has(ref) && ref > after);
  const page = rest.slice(0, limit);
  const summaries = await context.entities.summaries(page);
  const targetsOf = new Map<string, Target[]>();
  for (const { leafRef, targetId } of scope.links) {
    const target = targets.get(targetId);
    if (target) {
      targetsOf.set(leafRef, [...(targetsOf.get(leafRef) ?? []), target]);
    }
  }
  return {
    items: page.map(ref => {
      const { title = ref, summary } = summaries.get(ref) ?? {};
      return {
        entityRef: ref,
        title,
        ...numbersOf(summary),
        freshness: freshnessOfMember(context, targetsOf.get(ref) ?? [], now),
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
  targets: readonly Target[],
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
