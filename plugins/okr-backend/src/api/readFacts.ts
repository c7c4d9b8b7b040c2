import {
  FactItem,
  FactsResponse,
  spanInWindow,
  windowAsOf,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { limitSecondsOf, writeInstant } from '../evaluation';
import { isKnownVersion, knownAt, SpanItem, SpanVersion } from '../facts';
import { readCursor, writeCursor } from './cursor';
import { LoadedQuestion, loadQuestion, loadVersions } from './loadMetric';
import { MetricQuestion } from './metricQuestion';
import { FactsRequest, Sight } from './OkrService';
import { ServiceContext } from './ServiceContext';
import { visibleTargets } from './targetSight';

/** Of the store's own cursor. */
const cursorSchema = z.tuple([z.literal('facts'), z.string().max(63)]);

/** A page is given short rather than searched for longer than this. */
const MOST_READS = 10;

/**
 * The items behind a number, as the estimator saw them, latest start first. Items of targets that the caller may not
 * see are counted, not shown.
 *
 * @internal
 */
export async function readFacts(
  context: ServiceContext,
  request: FactsRequest,
  sight: Sight,
): Promise<FactsResponse> {
  const cursor = readCursor(request.cursor, cursorSchema)?.[1];
  const loaded = await loadQuestion(context, request, context.now());
  const visible = await visibleTargets(loaded.targetIds, context.facts, sight);
  const page = await readPage(
    context,
    loaded,
    [...visible],
    cursor,
    request.limit,
  );
  const hiddenIds = loaded.targetIds.filter(id => !visible.has(id));
  return {
    items: page.items,
    ...(page.nextCursor !== undefined && {
      nextCursor: writeCursor(['facts', page.nextCursor]),
    }),
    hidden: await countItems(context, loaded, hiddenIds),
  };
}

/** The store pages by time; what the estimator leaves out is left out here, so a page may take several reads. */
async function readPage(
  { facts }: ServiceContext,
  { question, facts: { targets } }: LoadedQuestion,
  targetIds: number[],
  from: string | undefined,
  limit: number,
): Promise<{ items: FactItem[]; nextCursor?: string }> {
  const items: FactItem[] = [];
  let cursor = from;
  if (targetIds.length === 0) {
    return { items };
  }
  for (let reads = 0; reads < MOST_READS; reads++) {
    const page = await facts.spanItems({
      targetIds,
      metric: question.definition.id,
      window: question.window,
      asOf: question.asOf,
      cursor,
      limit: limit - items.length,
    });
    for (const item of page.items) {
      const shown = showItem(item, question);
      if (shown) {
        const target = targets.get(item.targetId)?.title ?? '';
        items.push({ ...shown, target });
      }
    }
    cursor = page.nextCursor;
    if (cursor === undefined || items.length === limit) {
      break;
    }
  }
  return { items, nextCursor: cursor };
}

function showItem(
  item: SpanItem,
  question: MetricQuestion,
): Omit<FactItem, 'target'> | undefined {
  const seen = seenIn(item, question);
  if (!seen) {
    return undefined;
  }
  const isShare = question.definition.estimator === 'share';
  const isOver = seen.outcome !== 'waiting';
  return {
    id: item.id,
    title: item.title,
    url: item.url,
    start: writeInstant(item.start),
    ...(isOver && { end: writeInstant(seen.until) }),
    outcome: seen.outcome,
    ...(isShare
      ? { matches: item.matches ?? false }
      : {
          waitSeconds: question.calendar.elapsed(item.start, seen.until) / 1000,
        }),
  };
}

/** What the estimator sees of an item, or undefined when it is not in the number. */
function seenIn(
  item: Pick<SpanVersion, 'start' | 'end' | 'outcome' | 'dimensions'>,
  question: MetricQuestion,
) {
  const { window, asOf, definition } = question;
  const matches = Object.entries(question.where).every(
    ([name, value]) => item.dimensions?.[name] === value,
  );
  return matches
    ? spanInWindow(
        item,
        windowAsOf(window, asOf),
        definition.estimator === 'waiting'
          ? limitSecondsOf(question)
          : undefined,
      )
    : undefined;
}

async function countItems(
  context: ServiceContext,
  { question, facts: { targets } }: LoadedQuestion,
  targetIds: readonly number[],
): Promise<number> {
  const versions = await loadVersions(context, question, targetIds);
  return versions.filter(version => {
    const pastKnownAt = targets.get(version.targetId)?.pastKnownAt;
    return (
      isKnownVersion(version, knownAt(question.asOf, pastKnownAt)) &&
      seenIn(version, question) !== undefined
    );
  }).length;
}
