import { mockServices } from '@backstage/backend-test-utils';
import { answering, Asked } from '../__testUtils__/answering';
import { PullRequestNode } from '../client';
import { completeTimelines } from './completeTimelines';
import { ReadStep } from './Draft';
import { PageSizer } from './PageSizer';
import { readPages } from './readPages';
import { TargetReading } from './TargetReading';

const instant = '2026-11-19T10:00:00Z';
const asksGrace = {
  __typename: 'ReviewRequestedEvent',
  id: 'E1',
  createdAt: instant,
  requestedReviewer: { __typename: 'User', login: 'grace' },
} as const;

/** A pull request whose further events stand behind this position. */
function unfinished(number: number, endCursor: string | null): PullRequestNode {
  return {
    id: `PR_${number}`,
    number,
    title: 'Pay out faster',
    url: `https://github.test/acme/checkout/pull/${number}`,
    state: 'OPEN',
    isDraft: false,
    createdAt: instant,
    updatedAt: instant,
    mergedAt: null,
    closedAt: null,
    baseRefName: 'main',
    author: { __typename: 'User', login: 'ada' },
    labels: { nodes: [] },
    timelineItems: {
      pageInfo: { hasNextPage: true, endCursor },
      nodes: [asksGrace],
    },
  };
}

const lastEvents = {
  timelineItems: {
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes: [{ __typename: 'ClosedEvent', id: 'E2', createdAt: instant }],
  },
};

describe('a timeline of several pages', () => {
  let stop: () => void;
  afterEach(() => stop());

  async function clientFor(answer: (asked: Asked) => object) {
    const started = await answering(answer);
    stop = started.stop;
    return started.client;
  }

  it('is put together in order', async () => {
    const client = await clientFor(() => ({ data: { t0: lastEvents } }));
    const [{ pull }] = await completeTimelines(client, [unfinished(1, 'a')]);
    expect(pull.timeline.map(({ kind }) => kind)).toEqual([
      'requested',
      'closed',
    ]);
  });

  it('never ends at a page that is missing', async () => {
    const client = await clientFor(({ variables }) => ({
      data: Object.fromEntries(
        [0, 1].map(i => [
          `t${i}`,
          variables[`id${i}`] === 'PR_1' ? lastEvents : null,
        ]),
      ),
    }));
    await expect(
      completeTimelines(client, [unfinished(1, 'a'), unfinished(2, 'a')]),
    ).rejects.toMatchObject({
      name: 'StuckRepositoryError',
      message:
        'GitHub does not answer for the events of pull request 2: a timeline is missing',
    });
  });

  it('never ends where GitHub says that more comes, but not where', async () => {
    const client = await clientFor(() => ({ data: {} }));
    await expect(
      completeTimelines(client, [unfinished(1, null)]),
    ).rejects.toMatchObject({ name: 'UnansweredError', kind: 'incomplete' });
  });

  it('that stays incomplete fails its repository, after three attempts, and no other', async () => {
    const pages: Record<string, object> = {
      broken: unfinished(1, 'a'),
      well: {
        ...unfinished(2, null),
        timelineItems: lastEvents.timelineItems,
      },
    };
    let timelines = 0;
    const client = await clientFor(({ operation, variables }) => {
      if (operation === 'OkrTimelines') {
        timelines++;
        return {
          data: { t0: null },
          errors: [{ type: 'NOT_FOUND', path: ['t0'], message: 'no' }],
        };
      }
      const aliases = [0, 1].flatMap(i => {
        const node = pages[String(variables[`name${i}`])];
        const pageInfo = { hasNextPage: false, endCursor: null };
        return node
          ? [[`r${i}`, { pullRequests: { pageInfo, nodes: [node] } }]]
          : [];
      });
      return { data: Object.fromEntries(aliases) };
    });
    const readings = ['broken', 'well'].map(
      name =>
        new TargetReading(
          {
            reference: {
              id: `github.test/acme/${name}`,
              title: `acme/${name}`,
            },
            openGroups: async () => [],
          },
          {
            version: 1,
            rules: 'r',
            walk: { begun: instant, readThrough: instant, until: instant },
          },
        ),
    );

    const steps: ReadStep[] = [];
    const logger = mockServices.logger.mock();
    for await (const step of readPages(
      client,
      readings,
      new PageSizer(),
      logger,
    )) {
      steps.push(step);
      if (steps.length > 20) throw new Error('It goes on for ever');
    }

    const troubles = steps.flatMap(step => step.troubles);
    expect(troubles).toMatchObject([
      {
        targetId: 'github.test/acme/broken',
        state: 'failing',
        message: expect.stringContaining('a timeline is missing'),
      },
    ]);
    const drafts = steps.flatMap(step => step.drafts);
    expect(drafts.map(({ page }) => page.targetId)).toEqual([
      'github.test/acme/well',
    ]);
    expect(timelines).toBe(3);
  });
});
