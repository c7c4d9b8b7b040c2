import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import {
  AliasProblem,
  GithubClient,
  numbersDocument,
  numbersSchema,
  StuckRepositoryError,
  UnansweredError,
} from '../client';
import { groupKey } from '../timeline';
import { askInHalves, chunks } from './askInHalves';
import { completeTimelines } from './completeTimelines';
import { Draft, ReadPullRequest, ReadStep, reviewsForTeams } from './Draft';
import { Standstill } from './Standstill';
import { TargetReading } from './TargetReading';

/** Two connection requests each: just under the step to 2 points. */
const pullsPerQuery = 50;
const keyPattern = /^pull\/(\d+)$/;

interface OpenPull {
  reading: TargetReading;
  number: number;
}

/**
 * Reads the open pull requests that the walk did not meet: a request for review may not move `updatedAt`.
 *
 * @internal
 */
export async function* readOpen(
  client: GithubClient,
  readings: readonly TargetReading[],
): AsyncGenerator<ReadStep> {
  const due: OpenPull[] = [];
  for (const reading of readings.filter(it => it.openDue)) {
    for (const key of await reading.target.openGroups()) {
      const number = Number(keyPattern.exec(key)?.[1]);
      if (number && !reading.seen.has(number)) due.push({ reading, number });
    }
  }
  const standstill = new Standstill(client.connection.host);
  for (const asked of chunks(due, pullsPerQuery)) {
    const drafts: Draft[] = [];
    const troubles = new Map<TargetReading, CollectedPage>();
    await askInHalves(
      client,
      asked,
      async items => {
        const wanted = items.filter(({ reading }) => !reading.inTrouble);
        if (wanted.length === 0) return;
        const step = await readByNumber(client, wanted);
        standstill.answered();
        drafts.push(...step.drafts);
        for (const [reading, page] of step.troubles) {
          troubles.set(reading, page);
        }
      },
      ({ reading, number }, reason) => {
        standstill.stuck(reason);
        troubles.set(
          reading,
          reading.troublePage(
            'failing',
            `GitHub does not answer for pull request ${number}: ${reason}`,
          ),
        );
      },
    );
    yield { drafts, troubles: [...troubles.values()] };
  }
}

/** A draft or a trouble for each repository. */
async function readByNumber(
  client: GithubClient,
  items: readonly OpenPull[],
): Promise<{ drafts: Draft[]; troubles: Map<TargetReading, CollectedPage> }> {
  const { data, problems } = await client.ask({
    text: numbersDocument(items.length),
    variables: Object.fromEntries(
      items.flatMap(({ reading, number }, i) => [
        [`owner${i}`, reading.owner],
        [`name${i}`, reading.name],
        [`number${i}`, number],
      ]),
    ),
    cost: 1,
    schema: numbersSchema,
  });
  const answers = items.map((item, i) => {
    const repository = data[`r${i}`];
    const problem = problems.get(`r${i}`);
    const node = repository?.pullRequest ?? undefined;
    return { ...item, repository, node, problem };
  });
  const drafts: Draft[] = [];
  const troubles = new Map<TargetReading, CollectedPage>();
  for (const reading of new Set(items.map(item => item.reading))) {
    const own = answers.filter(answer => answer.reading === reading);
    // Only a repository that is there can say that a pull request is not.
    const unread = own.find(
      ({ repository, node, problem }) =>
        !node && !(repository && problem?.kind === 'notFound'),
    );
    if (unread) {
      troubles.set(reading, troublePage(reading, unread.problem));
      continue;
    }
    let pulls: ReadPullRequest[];
    try {
      pulls = await completeTimelines(
        client,
        own.flatMap(({ node }) => node ?? []),
      );
    } catch (error) {
      if (!(error instanceof StuckRepositoryError)) throw error;
      troubles.set(reading, reading.troublePage('failing', error.message));
      continue;
    }
    drafts.push({
      reading,
      page: reading.page(
        own
          .filter(({ node }) => !node)
          .map(({ number }) => ({
            key: groupKey(number),
            open: false,
            facts: [],
          })),
      ),
      pulls,
      reviews: pulls.flatMap(({ pull }) => reviewsForTeams(pull)),
    });
  }
  return { drafts, troubles };
}

/** @throws UnansweredError when GitHub does not say why there is no answer */
function troublePage(
  reading: TargetReading,
  problem: AliasProblem | undefined,
): CollectedPage {
  switch (problem?.kind) {
    case 'notFound':
      return reading.troublePage('gone', 'GitHub does not know it any more.');
    case 'forbidden':
      return reading.troublePage(
        'forbidden',
        `GitHub forbids reading it: ${problem.message}`,
      );
    default:
      throw new UnansweredError('a pull request is missing', 'incomplete');
  }
}
