import {
  GithubClient,
  PullRequestNode,
  StuckRepositoryError,
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

type TimelinePage = PullRequestNode['timelineItems'];

interface Unfinished {
  node: PullRequestNode;
  events: TimelineEvent[];
  after: string;
}

/**
 * Pull requests with all their events: further pages are asked for only where the first one was full.
 *
 * @throws UnansweredError when the first page of a timeline has gaps
 * @throws StuckRepositoryError when a further page is not answered in full, not even alone: the events behind it may
 * be the ones that matter
 * @internal
 */
export async function completeTimelines(
  client: GithubClient,
  nodes: readonly PullRequestNode[],
): Promise<ReadPullRequest[]> {
  const read = nodes.map(node => ({
    node,
    events: eventsOf(node.timelineItems),
  }));
  let unfinished = read.flatMap(({ node, events }) => {
    const after = nextPage(node.timelineItems);
    return after ? [{ node, events, after }] : [];
  });
  while (unfinished.length > 0) {
    const further: Unfinished[] = [];
    for (const asked of chunks(unfinished, timelinesPerQuery)) {
      await askInHalves(
        client,
        asked,
        async items => {
          further.push(...(await askForFurtherEvents(client, items)));
        },
        ({ node }, reason) => {
          throw new StuckRepositoryError(
            `GitHub does not answer for the events of pull request ${node.number}: ${reason}`,
          );
        },
      );
    }
    unfinished = further;
  }
  return read.map(({ node, events }) => ({
    node,
    pull: toPullRequest(node, events),
  }));
}

/**
 * Adds the next page to each timeline, or to none.
 *
 * @returns those that are still not finished
 */
async function askForFurtherEvents(
  client: GithubClient,
  items: readonly Unfinished[],
): Promise<Unfinished[]> {
  const { data } = await client.ask({
    text: timelinesDocument(items.length),
    variables: Object.fromEntries(
      items.flatMap(({ node, after }, i) => [
        [`id${i}`, node.id],
        [`after${i}`, after],
      ]),
    ),
    cost: 1,
    schema: timelinesSchema,
  });
  const pages = items.map((item, i) => {
    const page = data[`t${i}`]?.timelineItems;
    if (!page) throw new UnansweredError('a timeline is missing', 'incomplete');
    return { item, added: eventsOf(page), after: nextPage(page, item.after) };
  });
  return pages.flatMap(({ item, added, after }) => {
    item.events.push(...added);
    return after ? [{ ...item, after }] : [];
  });
}

/** A null among the events is one that GitHub failed to say; a null reviewer or author inside of one is not. */
function eventsOf({ nodes }: TimelinePage): TimelineEvent[] {
  return nodes.flatMap(node => {
    if (!node) {
      throw new UnansweredError(
        'an event of a timeline is missing',
        'incomplete',
      );
    }
    return toEvent(node) ?? [];
  });
}

function nextPage(
  { pageInfo }: TimelinePage,
  before?: string,
): string | undefined {
  if (!pageInfo.hasNextPage) return undefined;
  if (!pageInfo.endCursor || pageInfo.endCursor === before) {
    throw new UnansweredError(
      'a timeline goes on, but GitHub does not say where',
      'incomplete',
    );
  }
  return pageInfo.endCursor;
}
