import {
  GithubClient,
  PullRequestNode,
  timelinesDocument,
  timelinesSchema,
  toEvent,
  toPullRequest,
  UnansweredError,
} from '../client';
import { askInHalves, chunks } from './askInHalves';
import { ReadPullRequest } from './Draft';
import { TimelineEvent } from '../timeline';

const timelinesPerQuery = 25;

/**
 * Pull requests with all their events: further pages are asked for only where the first one was full.
 *
 * @throws UnansweredError when a further page is missing: the events behind it may be the ones that matter
 * @internal
 */
export async function completeTimelines(
  client: GithubClient,
  nodes: readonly PullRequestNode[],
): Promise<ReadPullRequest[]> {
  const read = nodes.map(node => ({ node, events: eventsOf(node) }));
  let unfinished = read.flatMap(({ node, events }) => {
    const after = nextPage(node.timelineItems);
    return after ? [{ id: node.id, events, after }] : [];
  });
  while (unfinished.length > 0) {
    const pages = new Map<string, PullRequestNode['timelineItems']>();
    for (const asked of chunks(unfinished, timelinesPerQuery)) {
      await askInHalves(client, asked, async items => {
        const { data } = await client.ask({
          text: timelinesDocument(items.length),
          variables: Object.fromEntries(
            items.flatMap(({ id, after }, i) => [
              [`id${i}`, id],
              [`after${i}`, after],
            ]),
          ),
          cost: 1,
          schema: timelinesSchema,
        });
        items.forEach(({ id }, i) => {
          const page = data[`t${i}`]?.timelineItems;
          if (page) pages.set(id, page);
        });
      });
    }
    unfinished = unfinished.flatMap(item => {
      const page = pages.get(item.id);
      if (!page) throw missingTimeline();
      item.events.push(...eventsOf({ timelineItems: page }));
      const after = nextPage(page);
      return after ? [{ ...item, after }] : [];
    });
  }
  return read.map(({ node, events }) => ({
    node,
    pull: toPullRequest(node, events),
  }));
}

function eventsOf({
  timelineItems,
}: Pick<PullRequestNode, 'timelineItems'>): TimelineEvent[] {
  return timelineItems.nodes.flatMap(node => {
    const event = node && toEvent(node);
    return event ? [event] : [];
  });
}

function nextPage({
  pageInfo,
}: PullRequestNode['timelineItems']): string | undefined {
  if (!pageInfo.hasNextPage) return undefined;
  if (!pageInfo.endCursor) throw missingTimeline();
  return pageInfo.endCursor;
}

/** Not asked for again here: the caller leaves out the one repository that it belongs to. */
function missingTimeline(): UnansweredError {
  return new UnansweredError('a timeline is missing', 'incomplete');
}
