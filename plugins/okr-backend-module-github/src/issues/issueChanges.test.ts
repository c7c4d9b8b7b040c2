import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { createGithubIssuesCollector } from './GithubIssuesCollector';
import { issueRulesSchema } from './IssueRules';

const host = 'github.test';
const page = { hasNextPage: false, endCursor: null };

interface StoredIssue {
  number: number;
  updatedAt: string;
  labels: string[];
  service?: string;
  /** Further labelings, beyond the first page of events. */
  later?: Array<{ label: string; at: string }>;
}

function labeled(label: string, createdAt: string) {
  return { __typename: 'LabeledEvent', createdAt, label: { name: label } };
}

/** A GitHub of two repositories, as small as a test needs it. */
class TinyGithub {
  issues: StoredIssue[] = [];
  readonly queries: Array<{
    name: string;
    variables: Record<string, unknown>;
  }> = [];
  private server?: Server;

  async start(): Promise<string> {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
      const name = /^query (\w+)/.exec(query)?.[1] ?? '';
      this.queries.push({ name, variables });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.answer(name, variables)));
    });
    await new Promise<void>(resolve => {
      this.server?.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/graphql`;
  }

  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private answer(name: string, variables: Record<string, unknown>) {
    if (name === 'OkrIssueEvents') {
      const found = this.issues.find(it => it.number === variables.number);
      const nodes = (found?.later ?? []).map(it => labeled(it.label, it.at));
      return {
        data: { r0: { issue: { timelineItems: { pageInfo: page, nodes } } } },
      };
    }
    const indexes = Object.keys(variables)
      .filter(key => key.startsWith('owner'))
      .map(key => Number(key.slice(5)));
    if (name === 'OkrOpenIncidentIssues') {
      const data: Record<string, unknown> = {};
      const errors: object[] = [];
      for (const i of indexes) {
        const found = this.issues.find(
          it => it.number === variables[`number${i}`],
        );
        data[`r${i}`] = { issue: found ? view(found) : null };
        if (!found) {
          const path = [`r${i}`, 'issue'];
          errors.push({ type: 'NOT_FOUND', message: 'No such issue', path });
        }
      }
      return { data, ...(errors.length ? { errors } : {}) };
    }
    const data = Object.fromEntries(
      indexes.map(i => {
        const since = Date.parse(String(variables[`since${i}`]));
        const labels = variables[`labels${i}`] as string[] | undefined;
        const nodes = this.issues
          .filter(it => Date.parse(it.updatedAt) >= since)
          .filter(it =>
            (labels ?? []).every(label => it.labels.includes(label)),
          )
          .map(view);
        return [
          `r${i}`,
          {
            nameWithOwner: `${variables[`owner${i}`]}/${variables[`name${i}`]}`,
            isArchived: false,
            hasIssuesEnabled: true,
            issues: { pageInfo: page, nodes },
          },
        ];
      }),
    );
    return { data };
  }
}

function view({ number, updatedAt, labels, service, later }: StoredIssue) {
  return {
    number,
    title: `Issue ${number}`,
    url: `https://${host}/acme/incidents/issues/${number}`,
    state: 'OPEN',
    stateReason: null,
    createdAt: '2026-11-10T10:00:00Z',
    updatedAt,
    closedAt: null,
    body: service ? `### Service\n\n${service}` : '',
    labels: { nodes: labels.map(name => ({ name })) },
    timelineItems: {
      pageInfo: later ? { hasNextPage: true, endCursor: 'more' } : page,
      nodes: labels.map(label => labeled(label, '2026-11-10T10:00:00Z')),
    },
  };
}

describe('incidents as issues', () => {
  let github: TinyGithub;
  let graphqlUrl: string;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-11-18T12:00:00Z');
    github = new TinyGithub();
    graphqlUrl = await github.start();
  });
  afterEach(() => github.stop());

  const collector = (rules: object = {}) =>
    createGithubIssuesCollector({
      rules: issueRulesSchema.parse(rules),
      intervalMinutes: 10,
      hosts: [host],
      demo: false,
      connections: {
        connect: async () => ({
          host,
          graphqlUrl,
          token: 't',
          budgetKey: `${host}/token/0`,
        }),
      },
      client: { sleep: async () => {} },
    });
  const engineFor = (...ids: string[]) =>
    new MemoryEngine(
      collector(),
      ids.map(id => ({ id, title: id })),
      () => now,
    );
  const keys = (engine: MemoryEngine, id: string) =>
    [...engine.target(id).groups.values()].flatMap(({ facts }) =>
      facts.map(({ key }) => key),
    );
  const incidents = `${host}/acme/incidents`;

  it('that lose their label are taken back, and other issues are passed over', async () => {
    github.issues = [
      { number: 1, updatedAt: '2026-11-17T10:00:00Z', labels: ['incident'] },
      { number: 2, updatedAt: '2026-11-17T11:00:00Z', labels: ['bug'] },
    ];
    const engine = engineFor(incidents);
    await engine.run({ collector: collector() });
    expect(keys(engine, incidents)).toEqual([`${incidents}#1`]);

    now = new Date('2026-11-18T13:00:00Z');
    github.issues[0] = {
      number: 1,
      updatedAt: '2026-11-18T12:30:00Z',
      labels: ['question'],
    };
    github.issues[1].updatedAt = '2026-11-18T12:31:00Z';
    await engine.run({ collector: collector() });
    expect([...engine.target(incidents).groups.values()]).toEqual([
      { key: 'issue/1', open: false, facts: [] },
    ]);
  });

  it('that are deleted are taken back within a day', async () => {
    github.issues = [
      { number: 1, updatedAt: '2026-11-17T10:00:00Z', labels: ['incident'] },
      { number: 2, updatedAt: '2026-11-17T10:00:00Z', labels: ['incident'] },
    ];
    const engine = engineFor(incidents);
    await engine.run({ collector: collector() });
    github.issues.pop();
    now = new Date('2026-11-18T18:00:00Z');
    await engine.run({ collector: collector() });
    expect(keys(engine, incidents)).toHaveLength(2);
    now = new Date('2026-11-19T12:30:00Z');
    await engine.run({ collector: collector() });
    expect(keys(engine, incidents)).toEqual([`${incidents}#1`]);
  });

  it('of a central repository are read once for all entities', async () => {
    const issue = { updatedAt: '2026-11-17T10:00:00Z', labels: ['incident'] };
    github.issues = [
      { ...issue, number: 1, service: 'cart' },
      { ...issue, number: 2, service: 'default/cart, payments/wallet' },
      { ...issue, number: 3 },
    ];
    const cart = `${incidents}#component:default/cart`;
    const wallet = `${incidents}#component:payments/wallet`;
    const engine = engineFor(cart, wallet);
    await engine.run({
      collector: collector({ repository: 'acme/incidents' }),
    });
    expect(keys(engine, cart)).toEqual([`${incidents}#1`, `${incidents}#2`]);
    expect(keys(engine, wallet)).toEqual([`${incidents}#2`]);
    expect(github.queries).toHaveLength(1);

    now = new Date('2026-11-18T13:00:00Z');
    github.issues[1] = {
      ...issue,
      updatedAt: '2026-11-18T12:30:00Z',
      number: 2,
      service: 'wallet',
    };
    await engine.run({
      collector: collector({ repository: 'acme/incidents' }),
    });
    expect(keys(engine, cart)).toEqual([`${incidents}#1`]);
    expect(keys(engine, wallet)).toEqual([]);
  });

  it('with many events are read to the last', async () => {
    github.issues = [
      {
        number: 1,
        updatedAt: '2026-11-17T10:00:00Z',
        labels: ['incident', 'mitigated'],
        later: [{ label: 'mitigated', at: '2026-11-11T10:00:00Z' }],
      },
    ];
    const engine = engineFor(incidents);
    await engine.run({ collector: collector() });
    const [group] = engine.target(incidents).groups.values();
    expect(group.facts[0]).toMatchObject({
      phases: { mitigated: '2026-11-11T10:00:00.000Z' },
    });
  });

  it('are read anew when the rules change', async () => {
    github.issues = [
      { number: 1, updatedAt: '2026-11-17T10:00:00Z', labels: ['incident'] },
      { number: 2, updatedAt: '2026-11-17T10:00:00Z', labels: ['outage'] },
    ];
    const engine = engineFor(incidents);
    await engine.run({ collector: collector() });
    await engine.run({ collector: collector({ label: 'outage' }) });
    expect(keys(engine, incidents)).toEqual([`${incidents}#2`]);
    expect(engine.target(incidents).page?.historyReadAnew).toBe(
      'the settings in okr.github.incidents have changed',
    );
  });

  it('cost one point for forty-eight quiet repositories', async () => {
    const ids = Array.from({ length: 96 }, (_, i) => `${host}/acme/r${i}`);
    const engine = engineFor(...ids);
    await engine.run({ collector: collector() });
    expect(github.queries).toHaveLength(2);
  });
});
