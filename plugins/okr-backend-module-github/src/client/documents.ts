/** The texts of the queries, with as many aliases as are asked for. Checked against the official schema by test. */

const rateLimit = 'rateLimit { cost limit remaining resetAt }';

const repositoryFields = `fragment RepositoryFields on Repository {
  nameWithOwner
  isArchived
  isEmpty
}`;

const timelineFields = `fragment TimelineFields on PullRequestTimelineItemsConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on ReviewRequestedEvent { id createdAt requestedReviewer { ...ReviewerFields } }
    ... on ReviewRequestRemovedEvent { id createdAt requestedReviewer { ...ReviewerFields } }
    ... on PullRequestReview { id submittedAt author { __typename login } }
    ... on ReadyForReviewEvent { id createdAt }
    ... on ConvertToDraftEvent { id createdAt }
    ... on MergedEvent { id createdAt }
    ... on ClosedEvent { id createdAt }
    ... on ReopenedEvent { id createdAt }
  }
}
fragment ReviewerFields on RequestedReviewer {
  __typename
  ... on User { login }
  ... on Bot { login }
  ... on Mannequin { login }
  ... on Team { combinedSlug }
}`;

const itemTypes = `itemTypes: [REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT, PULL_REQUEST_REVIEW, READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, MERGED_EVENT, CLOSED_EVENT, REOPENED_EVENT]`;

const pullRequestFields = `fragment PullRequestFields on PullRequest {
  id
  number
  title
  url
  state
  isDraft
  createdAt
  updatedAt
  mergedAt
  closedAt
  baseRefName
  author { __typename login }
  labels(first: 20) { nodes { name } }
  timelineItems(first: 60, ${itemTypes}) { ...TimelineFields }
}
${timelineFields}`;

function document(
  name: string,
  variables: string[],
  selections: string[],
  fragments: string[],
): string {
  const declared = variables.length ? `(${variables.join(', ')})` : '';
  return [
    `query ${name}${declared} {`,
    `  ${rateLimit}`,
    ...selections.map(selection => `  ${selection}`),
    '}',
    ...fragments,
  ].join('\n');
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Whether anything changed in each of `count` repositories. Variables `owner0`, `name0`, … @internal */
export function probeDocument(count: number): string {
  return document(
    'OkrProbe',
    indexes(count).map(i => `$owner${i}: String!, $name${i}: String!`),
    indexes(count).map(
      i => `r${i}: repository(owner: $owner${i}, name: $name${i}) { ...Probe }`,
    ),
    [
      `fragment Probe on Repository {
  ...RepositoryFields
  pullRequests(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) {
    totalCount
    nodes { updatedAt }
  }
}`,
      repositoryFields,
    ],
  );
}

/** A page of pull requests of each of `count` repositories, newest updates first. @internal */
export function pagesDocument(count: number): string {
  return document(
    'OkrPullRequests',
    indexes(count).map(
      i =>
        `$owner${i}: String!, $name${i}: String!, $first${i}: Int!, $after${i}: String`,
    ),
    indexes(count).map(
      i => `r${i}: repository(owner: $owner${i}, name: $name${i}) {
    pullRequests(first: $first${i}, after: $after${i}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ...PullRequestFields }
    }
  }`,
    ),
    [pullRequestFields],
  );
}

/** Single pull requests by number. Variables `owner0`, `name0`, `number0`, … @internal */
export function numbersDocument(count: number): string {
  return document(
    'OkrOpenPullRequests',
    indexes(count).map(
      i => `$owner${i}: String!, $name${i}: String!, $number${i}: Int!`,
    ),
    indexes(count).map(
      i =>
        `r${i}: repository(owner: $owner${i}, name: $name${i}) { pullRequest(number: $number${i}) { ...PullRequestFields } }`,
    ),
    [pullRequestFields],
  );
}

/** Further events of pull requests whose first page of events was full. Variables `id0`, `after0`, … @internal */
export function timelinesDocument(count: number): string {
  return document(
    'OkrTimelines',
    indexes(count).map(i => `$id${i}: ID!, $after${i}: String!`),
    indexes(count).map(
      i =>
        `t${i}: node(id: $id${i}) { ... on PullRequest { timelineItems(first: 100, after: $after${i}, ${itemTypes}) { ...TimelineFields } } }`,
    ),
    [timelineFields],
  );
}

/** On behalf of which teams reviews were submitted. @internal */
export const reviewTeamsDocument = document(
  'OkrReviewTeams',
  ['$ids: [ID!]!'],
  [
    'nodes(ids: $ids) { ... on PullRequestReview { id onBehalfOf(first: 10) { nodes { combinedSlug } } } }',
  ],
  [],
);

/**
 * A page of the changed files of each of `count` pull requests; asked for only where maintenance is told by path.
 * Variables `id0`, `after0`, …
 *
 * @internal
 */
export function pathsDocument(count: number): string {
  return document(
    'OkrPaths',
    indexes(count).map(i => `$id${i}: ID!, $after${i}: String`),
    indexes(count).map(
      i =>
        `p${i}: node(id: $id${i}) { ... on PullRequest { files(first: 100, after: $after${i}) { pageInfo { hasNextPage endCursor } nodes { path } } } }`,
    ),
    [],
  );
}
