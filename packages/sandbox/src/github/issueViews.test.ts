import { ask } from '../__testUtils__/asking';
import { Sandbox, startSandbox } from '../startSandbox';

const now = new Date('2026-11-18T12:00:00Z');

interface Issue {
  number: number;
  updatedAt: string;
  state: string;
  stateReason: string | null;
  body: string;
  labels: { nodes: { name: string }[] };
  timelineItems: { nodes: { __typename: string; createdAt: string }[] };
}

interface Answer {
  repository: {
    issues: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      nodes: Issue[];
    };
  };
}

const query = `query Issues($name: String!, $first: Int!, $after: String, $since: DateTime, $labels: [String!]) {
  repository(owner: "acme", name: $name) {
    issues(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: ASC }, filterBy: { since: $since, labels: $labels }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        number updatedAt state stateReason(enableDuplicate: true) body
        labels(first: 10) { nodes { name } }
        timelineItems(first: 20, itemTypes: [ASSIGNED_EVENT, LABELED_EVENT]) { nodes { __typename ... on AssignedEvent { createdAt } ... on LabeledEvent { createdAt } } }
      }
    }
  }
}`;

describe('issues', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, now: () => now });
  });
  afterEach(() => sandbox.stop());

  const issues = async (variables: object = {}, name = 'deploy-bot') => {
    const { data } = await ask<Answer>(sandbox, query, {
      name,
      first: 100,
      ...variables,
    });
    return data.repository.issues;
  };

  it('are the incidents of the team that keeps them there', async () => {
    const names = ['build-cache', 'deploy-bot', 'portal', 'feature-flags'];
    const numbers: number[] = [];
    for (const name of names) {
      const { nodes } = await issues({}, name);
      numbers.push(...nodes.map(({ number }) => number));
    }
    const known = sandbox.company.incidents
      .in('github-issues')
      .filter(it => it.happened.detected <= now.getTime());
    expect(numbers.sort()).toEqual(known.map(({ number }) => number).sort());
    expect((await issues({}, 'checkout')).totalCount).toBe(0);
  });

  it('come oldest update first, page by page', async () => {
    const { nodes } = await issues();
    const updates = nodes.map(({ updatedAt }) => updatedAt);
    expect(updates).toEqual([...updates].sort());
    const first = await issues({ first: 2 });
    const second = await issues({ first: 2, after: first.pageInfo.endCursor });
    expect(
      [...first.nodes, ...second.nodes].map(({ number }) => number),
    ).toEqual(nodes.slice(0, 4).map(({ number }) => number));
  });

  it('are filtered by update and label', async () => {
    const { nodes } = await issues();
    const middle = nodes[Math.floor(nodes.length / 2)];
    const since = await issues({ since: middle.updatedAt });
    expect(since.nodes[0].number).toBe(middle.number);
    expect((await issues({ labels: ['bug'] })).totalCount).toBe(0);
    const severe = await issues({ labels: ['incident', 'sev: 4'] });
    expect(severe.totalCount).toBeGreaterThan(0);
    expect(severe.totalCount).toBeLessThan(nodes.length);
  });

  it('say what happened by labels, events and an issue form', async () => {
    const { nodes } = await issues();
    const [issue] = nodes;
    expect(issue.body).toContain('### Impact started');
    expect(issue.labels.nodes.map(({ name }) => name)).toContain('incident');
    const types = nodes.flatMap(it =>
      it.timelineItems.nodes.map(event => event.__typename),
    );
    expect(new Set(types)).toEqual(new Set(['LabeledEvent', 'AssignedEvent']));
  });

  it('lead to pages for people', async () => {
    const [{ number }] = (await issues()).nodes;
    const url = `${sandbox.origin}/acme/deploy-bot/issues`;
    const page = await fetch(`${url}/${number}`);
    expect(await page.text()).toContain(`#${number}`);
    expect((await fetch(`${url}/1`)).status).toBe(404);
  });
});
