import {
  Calendar,
  WaitingItem,
  WaitingResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import {
  limitSecondsOf,
  MeasuredMetric,
  REVIEW_WAIT,
  writeInstant,
} from '../evaluation';
import { SpanItem, Target } from '../facts';
import { readCursor, writeCursor } from './cursor';
import { PageRequest, Sight } from './OkrService';
import { freshnessAt, readScope } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { tellFreshness, visibleTargets } from './targetSight';

/** Who a request was waiting on is told while it waits, and not of the past. */
const LONGEST_READ_MS = 3_600_000;

/** The instant that the first page was as of, so that the pages fit together, and the store's own cursor. */
const cursorSchema = z.tuple([
  z.literal('waiting'),
  z.number().int(),
  z.string().max(63),
]);

/** Review requests open now, oldest first. @internal */
export async function readWaiting(
  context: ServiceContext,
  request: PageRequest,
  sight: Sight,
): Promise<WaitingResponse> {
  const { entityRef, limit } = request;
  const { facts, settings } = context;
  const now = context.now();
  const position = readCursor(request.cursor, cursorSchema);
  const asOf = position?.[1] ?? now;
  if (asOf > now || asOf < now - LONGEST_READ_MS) {
    throw new InputError(
      'The cursor is not of a list that is being read now; begin again without it',
    );
  }
  const metric = settings.metrics.find(REVIEW_WAIT);
  const entity = await context.entities.find(entityRef);
  const calendar = settings.calendars.of(entity?.calendar);
  const { targets } = await readScope(context, entityRef, now);
  const ofSource = [...targets.values()].filter(({ source }) =>
    metric?.sources.has(source),
  );
  const ids = ofSource.map(({ id }) => id);
  const visible = await visibleTargets(ids, facts, sight);
  const hidden = ids.filter(id => !visible.has(id));
  const open = { metric: REVIEW_WAIT, asOf };
  const count = async (targetIds: readonly number[]) =>
    targetIds.length === 0 ? 0 : facts.countOpenSpans({ ...open, targetIds });
  const page =
    visible.size === 0
      ? { items: [] }
      : await facts.openSpans({
          ...open,
          targetIds: [...visible],
          cursor: position?.[2],
          limit,
        });
  const nextCursor = 'nextCursor' in page ? page.nextCursor : undefined;
  const [seenCount, hiddenCount] = await Promise.all([
    count([...visible]),
    count(hidden),
  ]);
  return {
    asOf: writeInstant(asOf),
    demo: context.demo,
    items: metric
      ? page.items.map(item =>
          showItem(item, { metric, targets, calendar, asOf }),
        )
      : [],
    ...(nextCursor !== undefined && {
      nextCursor: writeCursor(['waiting', asOf, nextCursor]),
    }),
    total: seenCount + hiddenCount,
    hidden: hiddenCount,
    freshness: await tellFreshness(
      freshnessAt(context, ofSource, now),
      facts,
      sight,
    ),
  };
}

function showItem(
  item: SpanItem,
  context: {
    metric: MeasuredMetric;
    targets: ReadonlyMap<number, Target>;
    calendar: Calendar;
    asOf: number;
  },
): WaitingItem {
  const { metric, targets, calendar, asOf } = context;
  return {
    id: item.id,
    title: item.title,
    url: item.url,
    target: targets.get(item.targetId)?.title ?? '',
    waitingOn: item.waitingOn ?? 'somebody who is not named',
    since: writeInstant(item.start),
    waitSeconds: calendar.elapsed(item.start, asOf) / 1000,
    abandoned: asOf - item.start > limitSecondsOf(metric) * 1000,
  };
}
