import { LoggerService } from '@backstage/backend-plugin-api';
import {
  GithubClient,
  pagesDocument,
  pagesSchema,
  PullRequestNode,
  PullRequestPage,
  StuckRepositoryError,
  UnansweredError,
} from '../client';
import { completeTimelines } from './completeTimelines';
import { Draft, ReadStep, reviewsForTeams } from './Draft';
import { PageSizer } from './PageSizer';
import { Standstill } from './Standstill';
import { TargetReading } from './TargetReading';

/** Connection requests up to which a query costs one point. */
const requestsPerPoint = 149;
const attempts = 3;

/** @internal */
export interface Slot {
  reading: TargetReading;
  first: number;
}

/**
 * Fills one query with pages of as many repositories as fit, so that small repositories share a point.
 *
 * @param size - how many pull requests the query may ask for
 * @internal
 */
export function fillQuery(
  readings: readonly TargetReading[],
  size: number,
): Slot[] {
  const slots: Slot[] = [];
  let pullRequests = size;
  let requests = requestsPerPoint;
  for (const reading of readings) {
    const fitting = Math.min(pullRequests, Math.floor((requests - 1) / 2));
    if (fitting < 1) break;
    const first = Math.min(fitting, Math.max(1, reading.expected));
    slots.push({ reading, first });
    pullRequests -= first;
    requests -= 1 + 2 * first;
  }
  // Room that is left over costs nothing, and the guess may have been too low.
  for (const slot of slots) {
    const more = Math.min(
      pullRequests,
      Math.floor(requests / 2),
      Math.ceil(slot.first / 2) + 2,
    );
    if (more < 1) break;
    slot.first += more;
    pullRequests -= more;
    requests -= 2 * more;
  }
  return slots;
}

/**
 * Walks through the pull requests of many repositories, newest updates first, each until its walk ends.
 *
 * @internal
 */
export async function* readPages(
  client: GithubClient,
  readings: readonly TargetReading[],
  sizer: PageSizer,
  logger: LoggerService,
): AsyncGenerator<ReadStep> {
  let open = readings.filter(reading => reading.walk);
  let limit = Infinity;
  const standstill = new Standstill(client.connection.host);
  while (open.length > 0) {
    const slots = fillQuery(open, Math.min(limit, sizer.size));
    const asked = slots.reduce((sum, slot) => sum + slot.first, 0);
    const lenient = asked === 1 && slots[0].reading.failures >= attempts - 1;
    const step: ReadStep = { drafts: [], troubles: [] };
    try {
      const { data, problems, elapsedSeconds } = await askForPages(
        client,
        slots,
      );
      const pages = slots.map(({ reading }, i) => {
        const page = data[`r${i}`]?.pullRequests;
        if (!page && problems.get(`r${i}`)?.kind === 'badCursor') {
          reading.restartWalk();
        }
        return page;
      });
      if (!lenient) refuseGaps(pages);
      sizer.succeeded(asked, elapsedSeconds);
      standstill.answered();
      limit = limit * 2 > sizer.size ? Infinity : limit * 2;
      for (const [i, { reading }] of slots.entries()) {
        const page = pages[i];
        const problem = problems.get(`r${i}`);
        if (page) {
          await addPage(step, client, reading, page, logger);
        } else if (problem?.kind !== 'badCursor' || reading.failures++ > 0) {
          const state = problem?.kind === 'forbidden' ? 'forbidden' : 'gone';
          step.troubles.push(
            reading.troublePage(
              state,
              problem?.message ?? 'GitHub does not know it any more.',
            ),
          );
        }
      }
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      limit = Math.max(1, Math.floor(asked / 2));
      if (error.kind === 'heavy') sizer.failed(asked);
      if (asked === 1) {
        const { reading } = slots[0];
        reading.failures++;
        if (error.kind !== 'down' && reading.failures < attempts) {
          await client.pause(reading.failures - 1);
        } else {
          standstill.stuck(error.message);
          step.troubles.push(
            reading.troublePage(
              'failing',
              `GitHub does not answer for it: ${error.message}`,
            ),
          );
        }
      }
    }
    yield step;
    open = open.filter(reading => reading.walk && !reading.inTrouble);
  }
}

/** Adds what the page brings, or the trouble that only its repository is in. */
async function addPage(
  step: ReadStep,
  client: GithubClient,
  reading: TargetReading,
  page: PullRequestPage,
  logger: LoggerService,
): Promise<void> {
  try {
    step.drafts.push(await draftOf(client, reading, page, logger));
    reading.failures = 0;
  } catch (error) {
    if (!(error instanceof StuckRepositoryError)) throw error;
    step.troubles.push(reading.troublePage('failing', error.message));
  }
}

/** A null among the pull requests or their events is something GitHub failed to say. */
function refuseGaps(pages: readonly (PullRequestPage | undefined)[]): void {
  for (const page of pages) {
    for (const node of page?.nodes ?? []) {
      if (!node || node.timelineItems.nodes.includes(null)) {
        throw new UnansweredError(
          'a pull request or an event of it is missing',
          'incomplete',
        );
      }
    }
  }
}

function askForPages(client: GithubClient, slots: readonly Slot[]) {
  return client.ask({
    text: pagesDocument(slots.length),
    variables: Object.fromEntries(
      slots.flatMap(({ reading, first }, i) => [
        [`owner${i}`, reading.owner],
        [`name${i}`, reading.name],
        [`first${i}`, first],
        [`after${i}`, reading.walk?.after],
      ]),
    ),
    cost: 1,
    schema: pagesSchema,
  });
}

async function draftOf(
  client: GithubClient,
  reading: TargetReading,
  page: PullRequestPage,
  logger: LoggerService,
): Promise<Draft> {
  const nodes = page.nodes.filter(
    (node): node is PullRequestNode => node !== null,
  );
  if (nodes.length < page.nodes.length) {
    logger.warn(
      `GitHub keeps a pull request of ${reading.target.reference.title} to itself; it is left out`,
    );
  }
  const until = Date.parse(reading.walk?.until ?? '');
  const wanted = nodes.filter(node => Date.parse(node.updatedAt) >= until);
  const pulls = await completeTimelines(client, wanted);
  reading.turnPage({
    updates: nodes.map(node => node.updatedAt),
    hasNextPage: page.pageInfo.hasNextPage,
    after: page.pageInfo.endCursor ?? undefined,
  });
  for (const { number } of wanted) reading.seen.add(number);
  return {
    reading,
    page: reading.page([]),
    pulls,
    reviews: pulls.flatMap(({ pull }) => reviewsForTeams(pull)),
  };
}
