import {
  CollectedPage,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { GithubClient, UnansweredError } from '../client';
import { askInHalves, chunks } from '../collect/askInHalves';
import { deriveIncident, Issue } from './deriveIncident';
import { issueNumbersDocument } from './documents';
import { IssueReading } from './IssueReading';
import { IssueRules } from './IssueRules';
import { issueNumbersSchema } from './schemas';
import { toIssue } from './toIssue';

/** Two lists each: just under the step to 2 points. */
const issuesPerQuery = 70;
const keyPattern = /^issue\/(\d+)$/;

interface OpenIssue {
  reading: IssueReading;
  number: number;
}

/**
 * Reads once a day the open issues that the walk did not meet. One that was deleted or moved elsewhere is taken back.
 *
 * @internal
 */
export async function* readOpenIssues(
  client: GithubClient,
  readings: readonly IssueReading[],
  rules: IssueRules,
  now: string,
): AsyncGenerator<CollectedPage> {
  const due: OpenIssue[] = [];
  const dueReadings = readings.filter(it => !it.finished && it.isOpenDue(now));
  for (const reading of dueReadings) {
    for (const key of await reading.target.openGroups()) {
      const number = Number(keyPattern.exec(key)?.[1]);
      if (number && !reading.seen.has(number)) due.push({ reading, number });
    }
  }
  const groups = new Map<IssueReading, FactGroup[]>();
  const troubles = new Map<IssueReading, string>();
  for (const asked of chunks(due, issuesPerQuery)) {
    await askInHalves(
      client,
      asked,
      async items => {
        const read = await readByNumber(client, items, rules);
        for (const [reading, group] of read) {
          groups.set(reading, [...(groups.get(reading) ?? []), group]);
        }
      },
      ({ reading, number }, reason) => {
        troubles.set(
          reading,
          `GitHub does not answer for issue ${number}: ${reason}`,
        );
      },
    );
  }
  for (const reading of dueReadings) {
    const message = troubles.get(reading);
    if (message) {
      yield reading.troublePage('failing', message);
      continue;
    }
    reading.openWasRead(now);
    const own = groups.get(reading);
    if (own) yield reading.page(own);
  }
}

async function readByNumber(
  client: GithubClient,
  items: readonly OpenIssue[],
  rules: IssueRules,
): Promise<Array<readonly [IssueReading, FactGroup]>> {
  const { data, problems } = await client.ask({
    text: issueNumbersDocument(items.length),
    variables: Object.fromEntries(
      items.flatMap(({ reading: { place }, number }, i) => [
        [`owner${i}`, place.owner],
        [`name${i}`, place.name],
        [`number${i}`, number],
      ]),
    ),
    cost: 1,
    schema: issueNumbersSchema,
  });
  const answers: Array<{ item: OpenIssue; issue: Issue | undefined }> = [];
  for (const [i, item] of items.entries()) {
    const repository = data[`r${i}`];
    const node = repository?.issue;
    // Only a repository that is there can say that an issue is not.
    if (!node && !(repository && problems.get(`r${i}`)?.kind === 'notFound')) {
      throw new UnansweredError('an issue is missing', 'incomplete');
    }
    const issue = node && (await toIssue(client, item.reading.place, node));
    answers.push({ item, issue: issue ?? undefined });
  }
  // Nothing is noted before all of it is there, so that half of an answer may be asked for again.
  return answers.flatMap(({ item: { reading, number }, issue }) => {
    const group = issue
      ? reading.groupOf(
          issue,
          deriveIncident(issue, reading.repository, rules),
          rules.entityField,
        )
      : reading.takeBack(number);
    return group ? [[reading, group] as const] : [];
  });
}
