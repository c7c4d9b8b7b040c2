import { mockServices } from '@backstage/backend-test-utils';
import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { MemoryBudgets } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { spansOf } from '../__testUtils__/spansOf';
import {
  defaultClientOptions,
  GithubClient,
  PullRequestNode,
  toPullRequest,
} from '../client';
import { Draft } from './Draft';
import { DraftQueue } from './DraftQueue';
import { TargetReading } from './TargetReading';

const now = () => new Date('2026-11-20T12:00:00Z');

function node(number: number): PullRequestNode {
  return {
    id: `PR_${number}`,
    number,
    title: 'Pay out faster',
    url: `https://github.test/acme/checkout/pull/${number}`,
    state: 'MERGED',
    isDraft: false,
    createdAt: '2026-11-02T10:00:00Z',
    updatedAt: '2026-11-03T10:00:00Z',
    mergedAt: '2026-11-03T10:00:00Z',
    closedAt: '2026-11-03T10:00:00Z',
    baseRefName: 'main',
    author: { __typename: 'User', login: 'ada' },
    labels: { nodes: [] },
    timelineItems: {
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [],
    },
  };
}

function draft(reviews: number, ...nodes: PullRequestNode[]): Draft {
  return {
    reading: new TargetReading(
      {
        reference: { id: 'github.test/acme/checkout', title: 'acme/checkout' },
        openGroups: async () => [],
      },
      { version: 1, rules: 'r' },
    ),
    page: {
      targetId: 'github.test/acme/checkout',
      groups: [],
      cursor: { step: nodes.length },
      state: 'ok',
    },
    pulls: nodes.map(it => ({ node: it, pull: toPullRequest(it, []) })),
    reviews: Array.from({ length: reviews }, (_, index) => ({
      kind: 'reviewed',
      id: `R${nodes[0]?.number ?? 0}-${index}`,
      at: '2026-11-03T09:00:00Z',
      author: undefined,
      teams: [],
    })),
  };
}

describe('DraftQueue', () => {
  let server: Server;
  let asked: string[][];
  /** Whether nothing is answered about the first review of number 2. */
  let isStuck = false;
  let client: GithubClient;

  beforeEach(async () => {
    asked = [];
    isStuck = false;
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { variables } = JSON.parse(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: dataFor(variables) }));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    client = new GithubClient(
      {
        host: 'github.test',
        graphqlUrl: `http://127.0.0.1:${port}/graphql`,
        token: 't',
        budgetKey: 'github.test/token/0',
      },
      {
        budgets: new MemoryBudgets(now),
        logger: mockServices.logger.mock(),
        now,
        signal: new AbortController().signal,
      },
      { ...defaultClientOptions(), sleep: async () => {} },
    );
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  function dataFor(variables: Record<string, unknown>) {
    if (Array.isArray(variables.ids)) {
      const { ids } = variables;
      asked.push(ids);
      if (ids.includes('R2-0') && isStuck) return {};
      const nodes = ids.map((id: string) => ({
        id,
        onBehalfOf: { nodes: [{ combinedSlug: 'acme/payments' }] },
      }));
      return { nodes };
    }
    const ids = Object.entries(variables).flatMap(([name, id]) =>
      name.startsWith('id') ? String(id) : [],
    );
    asked.push(ids);
    const pageInfo = { hasNextPage: false, endCursor: null };
    const files = ids.map(id => ({
      pageInfo,
      nodes: [{ path: id === 'PR_1' ? 'docs/a.md' : 'src/a.ts' }],
    }));
    return Object.fromEntries(
      files.map((page, i) => [`p${i}`, { files: page }]),
    );
  }

  async function taken(queue: DraftQueue, all: boolean) {
    const pages: CollectedPage[] = [];
    for await (const page of queue.take(all)) pages.push(page);
    return pages;
  }

  const queueWith = (...paths: string[]) =>
    new DraftQueue(client, {
      accounts: { bots: [], deletedAccounts: 'human' },
      maintenance: { labels: [], titlePrefixes: [], paths },
    });

  it('lets pages pass that have nothing to ask', async () => {
    const queue = queueWith();
    queue.add(draft(0, node(1)));
    expect(await taken(queue, false)).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it('holds pages back until a hundred reviews are together, and keeps their order', async () => {
    const queue = queueWith();
    queue.add(draft(60, node(1)));
    queue.add(draft(0, node(2)));
    expect(await taken(queue, false)).toEqual([]);
    queue.add(draft(60, node(3)));
    const pages = await taken(queue, false);
    expect(pages.map(page => page.groups[0].key)).toEqual(['pull/1', 'pull/2']);
    expect(asked.map(ids => ids.length)).toEqual([100]);

    const rest = await taken(queue, true);
    expect(rest.map(page => page.groups[0].key)).toEqual(['pull/3']);
    expect(asked.map(ids => ids.length)).toEqual([100, 20]);
  });

  it('writes the teams into the reviews', async () => {
    const queue = queueWith();
    const given = draft(1, node(1));
    const [review] = given.reviews;
    queue.add(given);
    await taken(queue, true);
    expect(review.teams).toEqual(['acme/payments']);
  });

  it('asks for changed paths only where maintenance is told by path', async () => {
    const queue = queueWith('docs/');
    queue.add(draft(0, node(1), node(2)));
    const [page] = await taken(queue, true);
    const matches = page.groups.map(
      ({ facts }) =>
        spansOf(facts).find(
          ({ metric }) => metric === 'github.maintenanceShare',
        )?.matches,
    );
    expect(asked).toEqual([['PR_1', 'PR_2']]);
    expect(matches).toEqual([true, false]);
  });

  it('goes back to the last page that is complete when one cannot be completed', async () => {
    isStuck = true;
    const queue = queueWith();
    const first = draft(1, node(1));
    const second = { ...draft(2, node(2)), reading: first.reading };
    const third = { ...draft(1, node(3)), reading: first.reading };
    first.page.cursor = { version: 1, rules: 'r', openReadAt: 'first' };
    first.reading.cursor = { version: 1, rules: 'r', openReadAt: 'third' };
    const other = draft(1, node(4));
    for (const it of [first, second, third, other]) queue.add(it);

    const pages = await taken(queue, true);

    expect(pages.map(({ state }) => state)).toEqual([
      'ok',
      'failing',
      'failing',
      'ok',
    ]);
    expect(pages[1]).toMatchObject({
      groups: [],
      cursor: first.page.cursor,
      message: expect.stringContaining('for which teams'),
    });
    // Of the repository that is stuck nothing more was asked.
    expect(asked.at(-1)).toEqual(['R4-0']);
  });
});
