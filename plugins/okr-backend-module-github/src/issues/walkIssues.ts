import {
  CollectedPage,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { GithubClient, UnansweredError } from '../client';
import { askInHalves, chunks } from '../collect/askInHalves';
import { Standstill } from '../collect/Standstill';
import { deriveIncident } from './deriveIncident';
import { issuesDocument } from './documents';
import { IssueReading } from './IssueReading';
import { IssueRules } from './IssueRules';
import { issuesSchema, RepositoryWithIssues } from './schemas';
import { toIssue } from './toIssue';

/** Connection requests up to which a query costs one point; an issue has two lists of its own. */
const requestsPerPoint = 149;
/** With three requests each, so many repositories share a point. */
const repositoriesPerQuery = 48;
const mostPerPage = 50;

/** A repository that is walked through once for all targets that have to know it. */
interface Walk {
  readings: IssueReading[];
  since: string;
  after: string | undefined;
  /** Fewer after a page was too much. */
  mostPerPage: number;
  /** The first read asks for incidents only; later ones also have to see what is none any more. */
  labels: string[] | undefined;
  ended: boolean;
}

/**
 * Walks through the issues of many repositories, oldest update first, each to its end.
 *
 * @throws SourceUnavailableError when GitHub answers for one repository after the other
 * @internal
 */
export async function* walkIssues(
  client: GithubClient,
  readings: readonly IssueReading[],
  rules: IssueRules,
): AsyncGenerator<CollectedPage> {
  const walks = planWalks(readings, rules);
  const standstill = new Standstill(client.connection.host);
  for (;;) {
    const open = walks.filter(walk => !walk.ended);
    if (open.length === 0) return;
    for (const asked of chunks(open, repositoriesPerQuery)) {
      const pages: CollectedPage[] = [];
      const stuck: Array<{ walk: Walk; reason: string }> = [];
      await askInHalves(
        client,
        asked,
        async part => {
          pages.push(...(await readPages(client, part, rules)));
          standstill.answered();
        },
        (walk, reason) => {
          standstill.stuck(reason);
          stuck.push({ walk, reason });
        },
      );
      yield* pages;
      for (const { walk, reason } of stuck) {
        yield* trouble(
          walk,
          'failing',
          `GitHub does not answer for it: ${reason}`,
        );
      }
    }
  }
}

function planWalks(
  readings: readonly IssueReading[],
  rules: IssueRules,
): Walk[] {
  const byRepository = new Map<string, IssueReading[]>();
  for (const reading of readings) {
    const key = `${reading.repository} ${reading.isFirst}`;
    byRepository.set(key, [...(byRepository.get(key) ?? []), reading]);
  }
  return [...byRepository.values()].map(together => ({
    readings: together,
    since: together
      .map(({ since }) => since)
      .reduce((one, other) =>
        Date.parse(other) < Date.parse(one) ? other : one,
      ),
    after: undefined,
    mostPerPage,
    labels: together[0].isFirst ? [rules.label] : undefined,
    ended: false,
  }));
}

async function readPages(
  client: GithubClient,
  walks: readonly Walk[],
  rules: IssueRules,
): Promise<CollectedPage[]> {
  const fitting = Math.floor((requestsPerPoint / walks.length - 1) / 2);
  const first = (walk: Walk) =>
    Math.max(1, Math.min(fitting, walk.mostPerPage));
  try {
    const { data, problems } = await client.ask({
      text: issuesDocument(walks.length),
      variables: Object.fromEntries(
        walks.flatMap((walk, i) => {
          const { owner, name } = walk.readings[0].place;
          return [
            [`owner${i}`, owner],
            [`name${i}`, name],
            [`first${i}`, first(walk)],
            [`after${i}`, walk.after],
            [`since${i}`, walk.since],
            [`labels${i}`, walk.labels],
          ];
        }),
      ),
      cost: 1,
      schema: issuesSchema,
    });
    // Nothing is noted before all of it is there, so that half of an answer may be asked for again.
    const steps: Array<() => CollectedPage[]> = [];
    for (const [i, walk] of walks.entries()) {
      const repository = data[`r${i}`];
      const problem = problems.get(`r${i}`);
      if (repository && !problem) {
        steps.push(await stepOf(client, walk, repository, rules));
      } else if (problem?.kind === 'badCursor' && walk.after) {
        steps.push(() => {
          walk.after = undefined;
          return [];
        });
      } else {
        const forbidden = problem?.kind === 'forbidden';
        steps.push(() =>
          trouble(
            walk,
            forbidden ? 'forbidden' : 'gone',
            forbidden
              ? `GitHub forbids reading it: ${problem.message}`
              : 'GitHub does not know it: it was deleted, is misspelt, or is hidden from the token.',
          ),
        );
      }
    }
    return steps.flatMap(step => step());
  } catch (error) {
    if (error instanceof UnansweredError && walks.length === 1) {
      const [walk] = walks;
      walk.mostPerPage = Math.max(1, Math.floor(first(walk) / 2));
    }
    throw error;
  }
}

/** What a page brings, to be noted later. */
async function stepOf(
  client: GithubClient,
  walk: Walk,
  repository: RepositoryWithIssues,
  rules: IssueRules,
): Promise<() => CollectedPage[]> {
  const { nodes, pageInfo } = repository.issues;
  const { place } = walk.readings[0];
  if (
    pageInfo.hasNextPage &&
    (!pageInfo.endCursor || pageInfo.endCursor === walk.after)
  ) {
    throw new UnansweredError(
      'there are more issues, but it does not say where',
      'incomplete',
    );
  }
  const issues = await Promise.all(
    nodes.map(node => toIssue(client, place, node)),
  );
  return () => {
    walk.after = pageInfo.endCursor ?? undefined;
    walk.ended = !pageInfo.hasNextPage;
    const updates = issues.map(it => Date.parse(it.updatedAt));
    const last = new Date(Math.max(0, ...updates)).toISOString();
    const pages: CollectedPage[] = [];
    for (const reading of walk.readings) {
      reading.describe(repository);
      const groups = new Map<string, FactGroup>();
      for (const issue of issues) {
        if (Date.parse(issue.updatedAt) < Date.parse(reading.since)) continue;
        const derived = deriveIncident(issue, reading.repository, rules);
        const group = reading.groupOf(issue, derived, rules.entityField);
        if (group) groups.set(group.key, group);
      }
      reading.movedTo(last);
      if (groups.size > 0) pages.push(reading.page([...groups.values()]));
    }
    return pages;
  };
}

function trouble(
  walk: Walk,
  state: 'gone' | 'forbidden' | 'failing',
  message: string,
): CollectedPage[] {
  walk.ended = true;
  return walk.readings.map(reading => reading.troublePage(state, message));
}
