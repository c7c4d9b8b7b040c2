import { getOperationAST, parse } from 'graphql';
import { askedConnections, nodesOf, pointsOf } from './cost';
import { githubSchema } from './schema';

function asked(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) {
    throw new Error('No operation');
  }
  return askedConnections(githubSchema(), document, operation, variables);
}

function page(first: number, insideReview: string): string {
  return `{ repository(owner: "acme", name: "checkout") {
    pullRequests(first: ${first}) { nodes {
      labels(first: 10) { nodes { name } }
      timelineItems(first: 60) { nodes { ... on PullRequestReview { id ${insideReview} } } }
    } }
  } }`;
}

describe('pointsOf', () => {
  it('needs 5,101 requests, 51 points, for the example in GitHub’s documentation', () => {
    // 1 for repositories, 100 for their issues, 100 × 50 for the labels of the issues.
    const connections = asked(
      `{ viewer { repositories(first: 100) { edges { node {
           issues(first: 50) { edges { node { labels(first: 60) { edges { node { id } } } } } }
         } } } } }`,
    );
    expect(connections.map(it => it.times)).toEqual([1, 100, 5000]);
    expect(pointsOf(connections)).toBe(51);
    expect(nodesOf(connections)).toBe(100 + 5000 + 300_000);
  });

  it('is 1 for a page of 50 pull requests with timelines and labels', () => {
    // 1 + 50 + 50 requests.
    expect(pointsOf(asked(page(50, '')))).toBe(1);
  });

  it('is some 30 when each of 60 timeline items of 50 pull requests lists its teams', () => {
    // 1 + 50 + 50 + 50 × 60 = 3,101 requests.
    expect(
      pointsOf(asked(page(50, 'onBehalfOf(first: 5) { nodes { slug } }'))),
    ).toBe(31);
  });

  it('is 1 for the teams of a hundred reviews asked for by id', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `PRR_${index}`);
    const connections = asked(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on PullRequestReview {
         onBehalfOf(first: 5) { nodes { slug } } } } }`,
      { ids },
    );
    expect(connections.map(it => it.times)).toEqual([100]);
    expect(pointsOf(connections)).toBe(1);
  });

  it('is 1 for a probe of a hundred repositories', () => {
    const probes = Array.from(
      { length: 100 },
      (_, index) =>
        `r${index}: repository(owner: "acme", name: "r${index}") { ...probe }`,
    );
    const connections = asked(
      `{ ${probes.join(' ')} } fragment probe on Repository {
         pullRequests(first: 1) { nodes { updatedAt } } }`,
    );
    expect(connections).toHaveLength(100);
    expect(pointsOf(connections)).toBe(1);
  });

  it('takes sizes from variables and from their defaults', () => {
    const query = `query ($size: Int!, $inner: Int = 20) { repository(owner: "a", name: "b") {
      pullRequests(first: $size) { nodes { labels(last: $inner) { nodes { name } } } } } }`;
    expect(nodesOf(asked(query, { size: 30 }))).toBe(30 + 30 * 20);
  });

  it('is at least 1', () => {
    expect(pointsOf(asked('{ viewer { login } }'))).toBe(1);
  });
});
