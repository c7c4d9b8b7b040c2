import { naiveValue, SeenWait, tally, waitsIn } from './naiveEstimate';
import { firstReviews, mergeTimes, RecordedPullRequest } from './recording';

/** Just after the last recorded change: all is over but what is still open. */
const afterwards = '2022-04-15';

/** Windows with the instant that each is looked at from. */
export const questions = [
  { from: '2018-01-01', to: '2019-01-01', asOf: '2018-10-01' },
  { from: '2018-01-01', to: '2019-01-01', asOf: afterwards },
  { from: '2019-01-01', to: '2020-01-01', asOf: '2019-07-05T12:00:00Z' },
  { from: '2019-01-01', to: '2020-01-01', asOf: '2019-10-08T02:00:00Z' },
  { from: '2019-01-01', to: '2020-01-01', asOf: afterwards },
  { from: '2020-01-01', to: '2021-01-01', asOf: '2020-10-14' },
  { from: '2020-01-01', to: '2021-01-01', asOf: afterwards },
  { from: '2021-01-01', to: '2022-01-01', asOf: '2021-03-10' },
  { from: '2021-01-01', to: '2022-01-01', asOf: '2021-08-01' },
  { from: '2021-01-01', to: '2022-01-01', asOf: afterwards },
  { from: '2022-01-01', to: '2023-01-01', asOf: '2022-02-10' },
  { from: '2022-01-01', to: '2023-01-01', asOf: afterwards },
  // Two years, and a day on which nothing began.
  { from: '2018-07-01', to: '2020-07-01', asOf: afterwards },
  { from: '2019-10-08', to: '2019-10-09', asOf: afterwards },
];
export type Question = (typeof questions)[number];

export const stats = ['p50', 'p75', 'p90', 'mean', 'count', 'within 24h'];

export interface FactsBody {
  items: {
    url: string;
    title: string;
    start: string;
    end?: string;
    outcome: string;
    waitSeconds?: number;
    matches?: boolean;
  }[];
}

export const numberOf = ({ url }: { url: string }) =>
  Number(url.split('/').at(-1));

/** In order of their numbers, whatever the order of the list. */
export function numbersOf(items: FactsBody['items']): number[] {
  return items.map(numberOf).sort((a, b) => a - b);
}

/** A waiting metric with the independent reading of it. */
export const waitingMetrics = [
  { metric: 'github.firstReview', read: firstReviews, abandonedAfterDays: 30 },
  { metric: 'github.mergeTime', read: mergeTimes, abandonedAfterDays: 90 },
];

/** The waits of one question by the independent reading. */
export function expectedWaits(
  recording: readonly RecordedPullRequest[],
  { read, abandonedAfterDays }: (typeof waitingMetrics)[number],
  { from, to, asOf }: Question,
) {
  return waitsIn(read(recording), {
    from: Date.parse(from),
    to: Math.min(Date.parse(to), Date.parse(asOf)),
    abandonedAfterDays,
  });
}

/** One stat of the waits with the counts beside it, as the API is to answer. */
export function expectedAnswer(waits: readonly SeenWait[], stat: string) {
  const value = naiveValue(waits, stat);
  return {
    status: 200,
    body: {
      metric: { stat },
      value:
        value.value === undefined
          ? value
          : { ...value, value: expect.closeTo(value.value, 6) },
      answered: tally(waits, 'answered'),
      waiting: tally(waits, 'waiting'),
      withdrawn: tally(waits, 'withdrawn'),
      abandoned: tally(waits, 'abandoned'),
    },
  };
}

/** The numbers of the pull requests merged in the window of a question, and of those that are maintenance by title. */
export function expectedShare(
  recording: readonly RecordedPullRequest[],
  { from, to, asOf }: Question,
) {
  const until = Math.min(Date.parse(to), Date.parse(asOf));
  const merged = recording.filter(({ mergedAt }) => {
    const at = Date.parse(mergedAt ?? '');
    return at >= Date.parse(from) && at < until;
  });
  const chores = merged.filter(({ title }) =>
    /^(chore|deps|build|ci|refactor)(\(.*\))?!?:/i.test(title),
  );
  const value = chores.length / merged.length;
  return {
    merged: merged.map(({ number }) => number),
    chores: chores.map(({ number }) => number),
    value: merged.length
      ? { kind: 'value', value }
      : { kind: 'none', reason: 'noItems' },
  };
}
