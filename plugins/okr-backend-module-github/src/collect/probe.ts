import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { GithubClient, probeDocument, probeSchema } from '../client';
import { askInHalves, chunks } from './askInHalves';
import { ReadingOptions, TargetReading } from './TargetReading';

const repositoriesPerProbe = 100;

/** What the probe found out about a repository that cannot be read. @internal */
export interface ProbeTrouble {
  state: 'gone' | 'forbidden' | 'failing';
  message: string;
}

/**
 * Asks once for up to a hundred repositories whether anything changed, and plans what to read of each.
 *
 * @returns the troubles, by reading
 * @internal
 */
export async function probe(
  client: GithubClient,
  readings: readonly TargetReading[],
  now: () => Date,
  options: ReadingOptions,
): Promise<Map<TargetReading, ProbeTrouble>> {
  const troubles = new Map<TargetReading, ProbeTrouble>();
  let answered = false;

  const ask = async (asked: readonly TargetReading[]) => {
    const { data, problems, serverTime } = await client.ask({
      text: probeDocument(asked.length),
      variables: Object.fromEntries(
        asked.flatMap(({ owner, name }, i) => [
          [`owner${i}`, owner],
          [`name${i}`, name],
        ]),
      ),
      cost: 1,
      schema: probeSchema,
    });
    answered = true;
    const begun = beginning(serverTime, now());
    asked.forEach((reading, i) => {
      const found = data[`r${i}`];
      const problem = problems.get(`r${i}`);
      if (found && !problem) {
        reading.plan(found, begun, options);
      } else if (problem?.kind === 'forbidden') {
        troubles.set(reading, {
          state: 'forbidden',
          message: `GitHub forbids reading it: ${problem.message}`,
        });
      } else {
        troubles.set(reading, {
          state: 'gone',
          message:
            'GitHub does not know it: it was deleted, is misspelt, or is hidden from the token.',
        });
      }
    });
  };
  const stuck = (reading: TargetReading, reason: string) => {
    // A lone repository may be at fault; when nothing was answered at all, GitHub is.
    if (!answered) {
      throw new SourceUnavailableError(
        `GitHub (${client.connection.host}) does not answer: ${reason}`,
      );
    }
    troubles.set(reading, {
      state: 'failing',
      message: `GitHub does not answer for it: ${reason}`,
    });
  };

  for (const asked of chunks(readings, repositoriesPerProbe)) {
    await askInHalves(client, asked, ask, stuck);
  }
  return troubles;
}

/** GitHub's replicas may lag behind its clock. */
const marginMilliseconds = 10_000;

/**
 * The instant everything before which the answer shows: by the server's clock or ours, whichever is earlier.
 *
 * @internal
 */
export function beginning(serverTime: Date | undefined, now: Date): string {
  const earliest = Math.min(serverTime?.getTime() ?? Infinity, now.getTime());
  return new Date(earliest - marginMilliseconds).toISOString();
}
