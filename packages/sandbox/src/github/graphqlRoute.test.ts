import { ask } from '../__testUtils__/asking';
import { PullRequest, stateAt } from '../company';
import { Sandbox, startSandbox } from '../startSandbox';

const now = new Date('2026-11-22T12:00:00Z');

interface Page {
  repository: {
    pullRequests: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: { number: number; updatedAt: string; createdAt: string }[];
    };
  };
}

interface One {
  repository: {
    pullRequest: {
      id: string;
      title: string;
      timelineItems: { totalCount: number; nodes: { createdAt: string }[] };
    };
  };
}

const listing = `query List($first: Int!, $after: String, $field: IssueOrderField!, $direction: OrderDirection!, $states: [PullRequestState!]) {
  repository(owner: "acme", name: "checkout") {
    pullRequests(first: $first, after: $after, orderBy: { field: $field, direction: $direction }, states: $states) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { number updatedAt createdAt }
    }
  }
}`;

const details = `query One($number: Int!) {
  repository(owner: "acme", name: "checkout") {
    pullRequest(number: $number) {
      id number title url isDraft state createdAt updatedAt mergedAt closedAt
      additions deletions changedFiles baseRefName headRefName
      author { __typename login }
      labels(first: 10) { nodes { name } }
      reviewRequests(first: 10) { nodes { requestedReviewer { __typename } } }
      timelineItems(first: 100, itemTypes: [REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT, PULL_REQUEST_REVIEW, READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, MERGED_EVENT, CLOSED_EVENT, REOPENED_EVENT, REVIEW_DISMISSED_EVENT]) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          __typename
          ... on ReviewRequestedEvent { id createdAt actor { login } requestedReviewer { ...reviewer } }
          ... on ReviewRequestRemovedEvent { id createdAt requestedReviewer { ...reviewer } }
          ... on PullRequestReview { id createdAt submittedAt state author { __typename login } onBehalfOf(first: 5) { nodes { slug combinedSlug organization { login } } } }
          ... on ReadyForReviewEvent { id createdAt }
          ... on ConvertToDraftEvent { id createdAt }
          ... on MergedEvent { id createdAt actor { login } }
          ... on ClosedEvent { id createdAt }
          ... on ReopenedEvent { id createdAt }
          ... on ReviewDismissedEvent { id createdAt }
        }
      }
    }
  }
}
fragment reviewer on RequestedReviewer {
  __typename
  ... on User { login }
  ... on Bot { login }
  ... on Mannequin { login }
  ... on Team { slug combinedSlug }
}`;

describe('POST /api/graphql', () => {
  let sandbox: Sandbox;
  let truth: PullRequest[];

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, seed: 1, now: () => now });
    const repository = sandbox.company.repository('acme/checkout');
    truth = [...repository.pullRequests()].filter(
      it => it.createdAt <= now.getTime(),
    );
  });

  afterAll(() => sandbox.stop());

  async function list(variables: Record<string, unknown>) {
    const nodes: Page['repository']['pullRequests']['nodes'] = [];
    let after: string | undefined;
    let totalCount = 0;
    for (let more = true; more; ) {
      const { data } = await ask<Page>(sandbox, listing, {
        ...variables,
        after,
      });
      const page = data.repository.pullRequests;
      nodes.push(...page.nodes);
      totalCount = page.totalCount;
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    return { nodes, totalCount };
  }

  it.each([
    ['UPDATED_AT', 'DESC', 7],
    ['UPDATED_AT', 'ASC', 100],
    ['CREATED_AT', 'DESC', 33],
    ['CREATED_AT', 'ASC', 50],
  ])('lists everything once by %s %s', async (field, direction, first) => {
    const { nodes, totalCount } = await list({ field, direction, first });
    expect(nodes.map(it => it.number).sort((a, b) => a - b)).toEqual(
      truth.map(it => it.number).sort((a, b) => a - b),
    );
    expect(totalCount).toBe(truth.length);
    const instants = nodes.map(it =>
      field === 'UPDATED_AT' ? it.updatedAt : it.createdAt,
    );
    const sorted = [...instants].sort();
    expect(instants).toEqual(direction === 'ASC' ? sorted : sorted.reverse());
  });

  it('lists only the states asked for', async () => {
    const open = truth.filter(
      it => stateAt(it, now.getTime()).state === 'OPEN',
    );
    const { nodes } = await list({
      field: 'CREATED_AT',
      direction: 'ASC',
      first: 100,
      states: ['OPEN'],
    });
    expect(nodes.map(it => it.number)).toEqual(open.map(it => it.number));
  });

  it('answers every field of every pull request without an error', async () => {
    for (const { number, events } of truth) {
      const { data, errors } = await ask<One>(sandbox, details, { number });
      expect(errors).toBeUndefined();
      const { timelineItems, title } = data.repository.pullRequest;
      const past = events.filter(
        it => it.at <= now.getTime() && it.kind !== 'commented',
      );
      expect(title).not.toBe('');
      expect(timelineItems.totalCount).toBe(past.length);
      expect(timelineItems.nodes.map(it => it.createdAt)).toEqual(
        past.map(it => new Date(it.at).toISOString().replace('.000', '')),
      );
    }
  });

  it('fails for a field that GitHub does not have', async () => {
    const { data, errors } = await ask(
      sandbox,
      '{ repository(owner: "acme", name: "checkout") { reviewWait } }',
    );
    expect(data).toBeUndefined();
    expect(errors?.[0].message).toContain('Cannot query field "reviewWait"');
  });

  it('says so when it has no answer for a field that GitHub has', async () => {
    const { errors } = await ask(
      sandbox,
      '{ repository(owner: "acme", name: "checkout") { stargazerCount } }',
    );
    expect(errors?.[0].message).toBe(
      'The sandbox does not answer Repository.stargazerCount',
    );
  });

  it('answers the others when one repository is gone or forbidden, and follows a new name', async () => {
    const { data, errors } = await ask(
      sandbox,
      `{ a: repository(owner: "acme", name: "checkout") { nameWithOwner }
         b: repository(owner: "acme", name: "coupon-engine") { nameWithOwner }
         c: repository(owner: "acme", name: "fraud-rules") { nameWithOwner }
         d: repository(owner: "Acme", name: "basket") { nameWithOwner }
         e: repository(owner: "acme", name: "loyalty") { isEmpty }
         f: repository(owner: "acme", name: "legacy-invoices") { isArchived } }`,
    );
    expect(data).toEqual({
      a: { nameWithOwner: 'acme/checkout' },
      b: null,
      c: null,
      d: { nameWithOwner: 'acme/cart' },
      e: { isEmpty: true },
      f: { isArchived: true },
    });
    expect(errors?.map(it => [it.type, it.path])).toEqual([
      ['NOT_FOUND', ['b']],
      ['FORBIDDEN', ['c']],
    ]);
  });

  it('finds what it named by its id', async () => {
    const { data } = await ask<One>(sandbox, details, {
      number: truth[0].number,
    });
    const { id } = data.repository.pullRequest;
    const found = await ask(
      sandbox,
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on PullRequest { number } } }`,
      { ids: [id, 'PR_nothing'] },
    );
    expect(found.data).toEqual({
      nodes: [{ __typename: 'PullRequest', number: truth[0].number }, null],
    });
    expect(found.errors?.[0].type).toBe('NOT_FOUND');
  });

  it.each([
    ['first: 101', 'EXCESSIVE_PAGINATION'],
    ['first: 0', 'INVALID_PAGINATION'],
    ['last: 101', 'EXCESSIVE_PAGINATION'],
    ['states: [OPEN]', 'MISSING_PAGINATION_BOUNDARIES'],
  ])('refuses %s', async (args, type) => {
    const { data, errors } = await ask(
      sandbox,
      `{ repository(owner: "acme", name: "checkout") { pullRequests(${args}) { totalCount } } }`,
    );
    expect(data).toBeUndefined();
    expect(errors?.[0].type).toBe(type);
  });

  it('refuses more than 500,000 nodes', async () => {
    // 100 + 100 × 100 + 100 × 100 × 100 = 1,010,100
    const { errors } = await ask(
      sandbox,
      `{ repository(owner: "acme", name: "checkout") { pullRequests(first: 100) { nodes {
           timelineItems(first: 100) { nodes { ... on PullRequestReview { onBehalfOf(first: 100) { totalCount } } } } } } } }`,
    );
    expect(errors?.[0]).toMatchObject({
      type: 'MAX_NODE_LIMIT_EXCEEDED',
      message: expect.stringContaining('1,010,100'),
    });
  });

  it('lets nobody in without a token', async () => {
    const { status } = await ask(sandbox, '{ viewer { login } }', {}, '');
    expect(status).toBe(401);
  });

  it('charges each caller by himself, in the headers and in rateLimit alike', async () => {
    const query = '{ rateLimit { cost limit remaining used resetAt } }';
    await ask(sandbox, query, {}, 'bearer charged');
    const second = await ask<{ rateLimit: object }>(
      sandbox,
      query,
      {},
      'token charged',
    );
    expect(second.data.rateLimit).toEqual({
      cost: 1,
      limit: 5000,
      remaining: 4998,
      used: 2,
      resetAt: '2026-11-22T13:00:00Z',
    });
    expect(second.headers.get('x-ratelimit-remaining')).toBe('4998');
    expect(second.headers.get('x-ratelimit-reset')).toBe(
      String(Date.parse('2026-11-22T13:00:00Z') / 1000),
    );
  });

  it('answers RATE_LIMITED when the points are used up, and goes on an hour later', async () => {
    let clock = now;
    const small = await startSandbox({
      port: 0,
      seed: 1,
      now: () => clock,
      pointsPerHour: 2,
    });
    const query = '{ viewer { login } }';
    await ask(small, query);
    await ask(small, query);
    const third = await ask(small, query);
    expect(third.status).toBe(200);
    expect(third.errors?.[0].type).toBe('RATE_LIMITED');
    expect(third.headers.get('x-ratelimit-remaining')).toBe('0');
    clock = new Date(now.getTime() + 3_600_000);
    expect((await ask(small, query)).errors).toBeUndefined();
    await small.stop();
  });
});
