import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { GithubClient, numbersDocument, numbersSchema } from '../client';
import { groupKey } from '../timeline';
import { askInHalves, chunks } from './askInHalves';
import { completeTimelines } from './completeTimelines';
import { Draft, ReadStep, reviewsForTeams } from './Draft';
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
  for (const asked of chunks(due, pullsPerQuery)) {
    const drafts: Draft[] = [];
    const troubles = new Map<TargetReading, CollectedPage>();
    await askInHalves(
      client,
      asked,
      async items => {
        drafts.push(...(await readByNumber(client, items)));
      },
      ({ reading, number }, reason) => {
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

/** One draft for each repository. */
async function readByNumber(
  client: GithubClient,
  items: readonly OpenPull[],
): Promise<Draft[]> {
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
  const drafts: Draft[] = [];
  for (const reading of new Set(items.map(item => item.reading))) {
    const own = [...items.entries()].filter(([, it]) => it.reading === reading);
    const nodes = own.flatMap(([i]) => data[`r${i}`]?.pullRequest ?? []);
    const gone = own.filter(
      ([i]) =>
        !data[`r${i}`]?.pullRequest &&
        problems.get(`r${i}`)?.kind === 'notFound',
    );
    const pulls = await completeTimelines(client, nodes);
    drafts.push({
      page: reading.page(
        gone.map(([, { number }]) => ({
          key: groupKey(number),
          open: false,
          facts: [],
        })),
      ),
      repository: reading.target.reference.title,
      pulls,
      reviews: pulls.flatMap(({ pull }) => reviewsForTeams(pull)),
    });
  }
  return drafts;
}
