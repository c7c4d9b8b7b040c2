import { mockServices } from '@backstage/backend-test-utils';
import {
  CollectedPage,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { answering, Asked } from '../__testUtils__/answering';
import { settings } from '../__testUtils__/collectorFor';
import { spansOf } from '../__testUtils__/spansOf';
import { collectRepositories } from './collectRepositories';
import { PageSizer } from './PageSizer';
import { Cursor } from './cursor';
import { TargetReading } from './TargetReading';

const now = () => new Date('2026-11-20T12:00:00Z');
const at = '2026-11-19T10:00:00Z';
const end = { hasNextPage: false, endCursor: null };

const asksTeam = {
  __typename: 'ReviewRequestedEvent',
  id: 'E1',
  createdAt: at,
  requestedReviewer: { __typename: 'Team', combinedSlug: 'acme/payments' },
};
/** Nothing is wrong with it: the team is hidden, and the account of the author was deleted. */
const asksHidden = { ...asksTeam, id: 'E2', requestedReviewer: null };
const review = (repository: string) => ({
  __typename: 'PullRequestReview',
  id: `R_${repository}`,
  submittedAt: '2026-11-19T11:00:00Z',
  author: null,
});

function timeline(nodes: unknown[], pageInfo: object = end) {
  return { pageInfo, nodes };
}

function pullRequest(repository: string, timelineItems: object) {
  return {
    id: `PR_${repository}`,
    number: 1,
    title: 'Pay out faster',
    url: `https://github.test/acme/${repository}/pull/1`,
    state: 'MERGED',
    isDraft: false,
    createdAt: at,
    updatedAt: at,
    mergedAt: '2026-11-19T12:00:00Z',
    closedAt: '2026-11-19T12:00:00Z',
    baseRefName: 'main',
    author: null,
    labels: { nodes: [] },
    timelineItems,
  };
}

/** How a GitHub answers that has one thing wrong with the repository `broken`. */
interface Answers {
  pageInfo?: object;
  firstEvents?: (repository: string) => object;
  furtherEvents?: (repository: string) => object | null;
  teams?: (repository: string) => object | null;
  files?: (repository: string) => object | null;
  /** Operations that fail as soon as they ask about it. */
  fails?: string;
}

const nothingOf = 'Something went wrong while executing your query.';

function answerOf(answers: Answers, { operation, variables }: Asked): object {
  const texts = Object.values(variables).flat().map(String);
  if (
    operation === answers.fails &&
    texts.some(text => text.includes('broken'))
  ) {
    return { data: null, errors: [{ message: nothingOf }] };
  }
  const each = (
    variable: string,
    alias: string,
    view: (text: string) => unknown,
  ) =>
    Object.fromEntries(
      Object.entries(variables).flatMap(([name, value]) =>
        name.startsWith(variable)
          ? [[`${alias}${name.slice(variable.length)}`, view(String(value))]]
          : [],
      ),
    );
  const events = (name: string) =>
    answers.firstEvents?.(name) ??
    timeline([asksTeam, asksHidden, review(name)]);
  switch (operation) {
    case 'OkrProbe':
      return {
        data: each('name', 'r', name => ({
          nameWithOwner: `acme/${name}`,
          isArchived: false,
          isEmpty: false,
          pullRequests: { totalCount: 1, nodes: [{ updatedAt: at }] },
        })),
      };
    case 'OkrPullRequests':
      return {
        data: each('name', 'r', name => ({
          pullRequests: {
            pageInfo: (name === 'broken' && answers.pageInfo) || end,
            nodes: [pullRequest(name, events(name))],
          },
        })),
      };
    case 'OkrOpenPullRequests':
      return {
        data: each('name', 'r', name => ({
          pullRequest: pullRequest(name, events(name)),
        })),
      };
    case 'OkrTimelines':
      return {
        data: each('id', 't', id => {
          const given = answers.furtherEvents?.(id.replace('PR_', ''));
          return given ? { timelineItems: given } : null;
        }),
      };
    case 'OkrPaths':
      return {
        data: each('id', 'p', id => {
          const given = answers.files?.(id.replace('PR_', ''));
          return given ? { files: given } : null;
        }),
      };
    default: {
      const ids = variables.ids as string[];
      const nodes = ids.map(id => {
        const name = id.replace('R_', '');
        const onBehalfOf = { nodes: [{ combinedSlug: 'acme/payments' }] };
        return answers.teams ? answers.teams(name) : { id, onBehalfOf };
      });
      return { data: { nodes } };
    }
  }
}

describe('a gap in what GitHub answers', () => {
  let stop: () => void;
  afterEach(() => stop());

  /** What is handed over of these repositories. */
  async function collect(
    answers: Answers,
    {
      names = ['broken', 'well'],
      paths = [] as string[],
      cursor = { version: 1, rules: 'r' } as Cursor,
    } = {},
  ): Promise<CollectedPage[]> {
    const started = await answering(asked => answerOf(answers, asked));
    stop = started.stop;
    const readings = names.map(
      name =>
        new TargetReading(
          {
            reference: {
              id: `github.test/acme/${name}`,
              title: `acme/${name}`,
            },
            cursor: JSON.parse(JSON.stringify(cursor)),
            openGroups: async () => ['pull/1'],
          },
          cursor,
        ),
    );
    const pages: CollectedPage[] = [];
    for await (const page of collectRepositories(started.client, readings, {
      rules: { ...settings, maintenance: { ...settings.maintenance, paths } },
      historyDays: 180,
      sizer: new PageSizer(),
      now,
      logger: mockServices.logger.mock(),
    })) {
      pages.push(page);
    }
    return pages;
  }

  const of = (pages: readonly CollectedPage[], name: string) =>
    pages.filter(page => page.targetId === `github.test/acme/${name}`);

  function outcome(pages: readonly CollectedPage[]) {
    const well = of(pages, 'well');
    return {
      broken: of(pages, 'broken').map(page => ({
        state: page.state,
        message: page.message,
        groups: page.groups.length,
        through: page.collectedThrough,
        readThrough: page.cursor.readThrough,
      })),
      well: {
        groups: well.flatMap(page => page.groups).length,
        state: well.at(-1)?.state,
        isRead: well.at(-1)?.collectedThrough !== undefined,
      },
    };
  }
  /** Nothing of the broken one is handed over, so all of it is still ahead. */
  const onlyBrokenFails = (message: RegExp) => ({
    broken: [
      {
        state: 'failing',
        message: expect.stringMatching(message),
        groups: 0,
        through: undefined,
        readThrough: undefined,
      },
    ],
    well: { groups: 1, state: 'ok', isRead: true },
  });

  it('is not a hidden team or a deleted account', async () => {
    const pages = await collect({});
    expect(of(pages, 'broken').at(-1)?.state).toBe('ok');
    const [{ groups }] = of(pages, 'broken');
    expect(spansOf(groups[0].facts).map(fact => fact.metric)).toContain(
      'github.reviewWait',
    );
  });

  const goesOn = timeline([asksTeam], { hasNextPage: true, endCursor: 'a' });
  const withFurther = (page: object | null): Answers => ({
    firstEvents: () => goesOn,
    furtherEvents: name =>
      name === 'broken' ? page : timeline([review(name)]),
  });

  it.each<[string, Answers, RegExp]>([
    [
      'an event among the first',
      {
        firstEvents: name =>
          timeline(name === 'broken' ? [asksTeam, null] : [asksTeam]),
      },
      /event of a timeline is missing/,
    ],
    [
      'an event among the further ones',
      withFurther(timeline([null])),
      /events of pull request 1: an event of a timeline is missing/,
    ],
    [
      'a page of further events',
      withFurther(null),
      /events of pull request 1: a timeline is missing/,
    ],
    [
      'the position after further events',
      withFurther(timeline([asksTeam], { hasNextPage: true, endCursor: null })),
      /events of pull request 1: a timeline goes on, but GitHub does not say where/,
    ],
    [
      'a timeline that never gets on',
      withFurther(timeline([asksTeam], { hasNextPage: true, endCursor: 'a' })),
      /events of pull request 1: a timeline goes on/,
    ],
    [
      'the position after a page of pull requests',
      { pageInfo: { hasNextPage: true, endCursor: null } },
      /there are more pull requests, but it does not say where/,
    ],
    [
      'every answer about its further events',
      {
        ...withFurther(timeline([])),
        fails: 'OkrTimelines',
      },
      /events of pull request 1: .*Something went wrong/,
    ],
    [
      'every answer about the teams of its reviews',
      { fails: 'OkrReviewTeams' },
      /for which teams .*Something went wrong/,
    ],
    [
      'one of its reviews',
      {
        teams: name =>
          name === 'broken'
            ? null
            : { id: `R_${name}`, onBehalfOf: { nodes: [] } },
      },
      /for which teams .*a review is missing/,
    ],
  ])('fails its repository and no other: %s', async (_, answers, message) => {
    const pages = await collect(answers);
    expect(outcome(pages)).toEqual(onlyBrokenFails(message));
  });

  const docs = { pageInfo: end, nodes: [{ path: 'docs/a.md' }] };
  it.each<[string, object | null, RegExp]>([
    ['all of them', null, /files of pull request 1: .*is missing/],
    [
      'one of them',
      { ...docs, nodes: [{ path: 'docs/a.md' }, null] },
      /files of pull request 1: a file is missing/,
    ],
    [
      'the position after them',
      { ...docs, pageInfo: { hasNextPage: true, endCursor: null } },
      /files of pull request 1: there are more/,
    ],
  ])('fails it where files are needed: %s', async (_, given, message) => {
    const files = (name: string) => (name === 'broken' ? given : docs);
    const pages = await collect({ files }, { paths: ['docs/'] });
    expect(outcome(pages)).toEqual(onlyBrokenFails(message));
  });

  it('fails it among the open ones that are read again', async () => {
    const read = { version: 1, rules: 'r', readThrough: at } as const;
    const cursor = { ...read, openReadAt: '2026-11-18T12:00:00Z' };
    const firstEvents = (name: string) =>
      timeline(name === 'broken' ? [null] : [asksTeam]);
    const pages = await collect({ firstEvents }, { cursor });
    const [broken, ...others] = of(pages, 'broken');
    expect(others).toEqual([]);
    expect(broken).toMatchObject({
      state: 'failing',
      message: expect.stringContaining('pull request 1'),
    });
    // They are due again at once.
    expect(broken.cursor).not.toHaveProperty('openReadAt');
    expect(of(pages, 'well').at(-1)?.state).toBe('ok');
  });

  it('is the fault of GitHub when one repository after the other has it', async () => {
    const names = ['broken1', 'broken2', 'broken3', 'broken4'];
    await expect(
      collect({ fails: 'OkrReviewTeams' }, { names }),
    ).rejects.toThrow(SourceUnavailableError);
  });
});
