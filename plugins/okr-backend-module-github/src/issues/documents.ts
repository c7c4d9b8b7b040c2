/** The texts of the queries about issues. Checked against the official schema by test. */

const rateLimit = 'rateLimit { cost limit remaining resetAt }';
const itemTypes = 'itemTypes: [ASSIGNED_EVENT, LABELED_EVENT]';

const eventFields = `fragment EventFields on IssueTimelineItemsConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on AssignedEvent { createdAt }
    ... on LabeledEvent { createdAt label { name } }
  }
}`;

const issueFields = `fragment IssueFields on Issue {
  number
  title
  url
  state
  stateReason(enableDuplicate: true)
  createdAt
  updatedAt
  closedAt
  body
  labels(first: 50) { nodes { name } }
  timelineItems(first: 50, ${itemTypes}) { ...EventFields }
}
${eventFields}`;

const repositoryFields = `fragment RepositoryFields on Repository {
  nameWithOwner
  isArchived
  hasIssuesEnabled
}`;

function document(
  name: string,
  variables: readonly string[],
  selections: readonly string[],
  fragments: readonly string[],
): string {
  return [
    `query ${name}(${variables.join(', ')}) {`,
    `  ${rateLimit}`,
    ...selections.map(selection => `  ${selection}`),
    '}',
    ...fragments,
  ].join('\n');
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/**
 * A page of issues of each of `count` repositories, oldest update first. Variables `owner0`, `name0`, `first0`, `after0`,
 * `since0`, `labels0`, …
 *
 * @internal
 */
export function issuesDocument(count: number): string {
  return document(
    'OkrIncidentIssues',
    indexes(count).map(
      i =>
        `$owner${i}: String!, $name${i}: String!, $first${i}: Int!, $after${i}: String, $since${i}: DateTime!, $labels${i}: [String!]`,
    ),
    indexes(count).map(
      i => `r${i}: repository(owner: $owner${i}, name: $name${i}) {
    ...RepositoryFields
    issues(first: $first${i}, after: $after${i}, orderBy: { field: UPDATED_AT, direction: ASC }, filterBy: { since: $since${i}, labels: $labels${i} }) {
      pageInfo { hasNextPage endCursor }
      nodes { ...IssueFields }
    }
  }`,
    ),
    [issueFields, repositoryFields],
  );
}

/** Single issues. Variables `owner0`, `name0`, `number0`, … @internal */
export function issueNumbersDocument(count: number): string {
  return document(
    'OkrOpenIncidentIssues',
    indexes(count).map(
      i => `$owner${i}: String!, $name${i}: String!, $number${i}: Int!`,
    ),
    indexes(count).map(
      i =>
        `r${i}: repository(owner: $owner${i}, name: $name${i}) { issue(number: $number${i}) { ...IssueFields } }`,
    ),
    [issueFields],
  );
}

/** Further events of an issue with more than fifty. @internal */
export const issueEventsDocument = document(
  'OkrIssueEvents',
  ['$owner: String!', '$name: String!', '$number: Int!', '$after: String!'],
  [
    `r0: repository(owner: $owner, name: $name) { issue(number: $number) { timelineItems(first: 100, after: $after, ${itemTypes}) { ...EventFields } } }`,
  ],
  [eventFields],
);
