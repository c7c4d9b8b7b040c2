import { GithubClient, UnansweredError } from '../client';
import { Issue } from './deriveIncident';
import { issueEventsDocument } from './documents';
import { IssuePlace } from './issueTargets';
import { IssueEvents, issueEventsSchema, IssueNode } from './schemas';

/**
 * An issue with all of its events. Those behind the first fifty are asked for.
 *
 * @internal
 */
export async function toIssue(
  client: GithubClient,
  { owner, name }: IssuePlace,
  node: IssueNode,
): Promise<Issue> {
  const events = [...node.timelineItems.nodes];
  let { pageInfo } = node.timelineItems;
  while (pageInfo.hasNextPage) {
    const after = pageInfo.endCursor;
    const { data } = await client.ask({
      text: issueEventsDocument,
      variables: { owner, name, number: node.number, after },
      cost: 1,
      schema: issueEventsSchema,
    });
    const page: IssueEvents | undefined = data.r0?.issue?.timelineItems;
    if (
      !page ||
      (page.pageInfo.hasNextPage && page.pageInfo.endCursor === after)
    ) {
      throw new UnansweredError('events of an issue are missing', 'incomplete');
    }
    events.push(...page.nodes);
    ({ pageInfo } = page);
  }
  return issueOf(node, events);
}

function issueOf(node: IssueNode, events: IssueEvents['nodes']): Issue {
  const byTime = [...events].sort(
    (one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt),
  );
  return {
    number: node.number,
    title: node.title,
    url: node.url,
    isOpen: node.state === 'OPEN',
    reason: node.stateReason ?? undefined,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    closedAt: node.closedAt ?? undefined,
    body: node.body,
    labels: node.labels.nodes.map(label => label.name),
    assignments: byTime.flatMap(event =>
      event.__typename === 'AssignedEvent' ? [event.createdAt] : [],
    ),
    labelings: byTime.flatMap(event =>
      event.__typename === 'LabeledEvent'
        ? [{ label: event.label.name, at: event.createdAt }]
        : [],
    ),
  };
}
