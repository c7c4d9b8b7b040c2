import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  expectedAnswer,
  expectedShare,
  expectedWaits,
  FactsBody,
  numberOf,
  numbersOf,
  questions,
  stats,
  waitingMetrics,
} from './__testUtils__/expectations';
import { naiveValue, SeenWait } from './__testUtils__/naiveEstimate';
import {
  RealDataBackend,
  startRealDataBackend,
  stopTheClock,
} from './__testUtils__/realDataBackend';
import {
  hasRecording,
  readRecording,
  recordingFile,
  withReviewsOfRemarks,
} from './__testUtils__/recording';

jest.setTimeout(120_000);

const DAY = 86_400;
const HOUR = 3600;

beforeAll(() => stopTheClock());
afterAll(() => {
  jest.useRealTimers();
});

describe('the independent estimate', () => {
  const wait = (outcome: SeenWait['outcome'], seconds: number): SeenWait => ({
    number: 1,
    outcome,
    seconds,
  });
  const value = (seconds: number) => ({ kind: 'value', value: seconds });

  it('takes the middle of two', () => {
    const waits = [wait('answered', 2 * HOUR), wait('answered', 4 * HOUR)];
    expect(naiveValue(waits, 'p50')).toEqual(value(3 * HOUR));
    expect(naiveValue(waits, 'p75')).toEqual(value(4 * HOUR));
  });

  it('is not taken in by one quick answer beside five who wait', () => {
    const waits = [
      wait('answered', HOUR),
      ...Array.from({ length: 5 }, () => wait('waiting', 10 * DAY)),
    ];
    expect(naiveValue(waits, 'p50')).toEqual({
      kind: 'moreThan',
      value: 10 * DAY,
    });
    expect(naiveValue(waits, 'within 24h')).toEqual(value(1 - 5 / 6));
  });

  it('lets an answer come before a withdrawal at the same time', () => {
    const waits = [
      wait('answered', 2 * HOUR),
      wait('withdrawn', 2 * HOUR),
      wait('answered', 4 * HOUR),
    ];
    expect(naiveValue(waits, 'p50')).toEqual(value(4 * HOUR));
  });
});

if (hasRecording()) {
  const recorded = readRecording();
  const completed = withReviewsOfRemarks(recorded);
  let asRecorded: RealDataBackend;
  let asCompleted: RealDataBackend;
  let directory: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'okr-recording-'));
    const completedFile = join(directory, 'completed.json');
    writeFileSync(completedFile, JSON.stringify(completed));
    asRecorded = await startRealDataBackend(recordingFile);
    asCompleted = await startRealDataBackend(completedFile);
  });
  afterAll(async () => {
    await asRecorded.stop();
    await asCompleted.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const readings = [
    { name: 'as recorded', recording: recorded, backend: () => asRecorded },
    {
      name: 'with the reviews that remarks name',
      recording: completed,
      backend: () => asCompleted,
    },
  ].flatMap(reading => waitingMetrics.map(it => ({ ...reading, ...it })));

  describe.each(readings)('$metric, $name', reading => {
    const { backend, metric, recording } = reading;

    it.each(questions)(
      'of $from to $to as of $asOf is what the file says',
      async question => {
        const waits = expectedWaits(recording, reading, question);
        for (const stat of stats) {
          const query = { ...question, stat };
          expect(await backend().ask(`metrics/${metric}`, query)).toMatchObject(
            expectedAnswer(waits, stat),
          );
        }
      },
    );

    it.each(questions)(
      'of $from to $to as of $asOf is made of the pull requests in the file',
      async question => {
        const waits = expectedWaits(recording, reading, question);
        const { body } = await backend().ask(`metrics/${metric}/facts`, {
          ...question,
          limit: '100',
        });
        const shown = (body as FactsBody).items.map(item => ({
          number: numberOf(item),
          outcome: item.outcome,
          seconds: item.waitSeconds,
        }));
        expect(shown.sort((a, b) => a.number - b.number)).toEqual(waits);
      },
    );
  });

  describe('the recorded pull requests', () => {
    it.each(questions)(
      'merged from $from to $to as of $asOf are maintenance by their titles',
      async question => {
        const { merged, chores, value } = expectedShare(recorded, question);
        const metric = 'metrics/github.maintenanceShare';
        const answer = await asRecorded.ask(metric, question);
        expect(answer.body).toMatchObject({ value, answered: merged.length });
        const query = { ...question, limit: '100' };
        const facts = await asRecorded.ask(`${metric}/facts`, query);
        const { items } = facts.body as FactsBody;
        expect(numbersOf(items)).toEqual(merged);
        expect(numbersOf(items.filter(({ matches }) => matches))).toEqual(
          chores,
        );
      },
    );

    it.each(questions)(
      'asked nobody for a review from $from to $to as of $asOf, which is no 0',
      async question => {
        for (const stat of stats) {
          const answer = await asRecorded.ask('metrics/github.reviewWait', {
            ...question,
            stat,
          });
          expect(answer.body).toMatchObject({
            value: { kind: 'none', reason: 'noItems' },
            answered: 0,
            waiting: 0,
          });
        }
      },
    );

    it.each(['2018', '2019', '2020', '2021'])(
      'say the same of %s at its end and years later',
      async year => {
        const end = `${Number(year) + 1}-01-01`;
        const window = { from: `${year}-01-01`, to: end };
        for (const { metric } of waitingMetrics) {
          const path = `metrics/${metric}`;
          const then = await asRecorded.ask(path, { ...window, asOf: end });
          const later = await asRecorded.ask(path, window);
          const numbers = ({ body }: typeof then) => ({
            ...(body as object),
            asOf: undefined,
            coverage: undefined,
            freshness: undefined,
          });
          expect(numbers(later)).toEqual(numbers(then));
        }
      },
    );
  });

  describe('the recorded pull requests with the reviews that remarks name', () => {
    it('take no answer from a bot with an ordinary user account', async () => {
      const { body } = await asCompleted.ask(
        'metrics/github.firstReview/facts',
        {
          from: '2019-08-20',
          to: '2019-08-21',
        },
      );
      // golangcibot was there 59 s after #41 was opened; a person 43 min 54 s after it.
      const item = (body as FactsBody).items.find(it => numberOf(it) === 41);
      expect(item).toMatchObject({
        outcome: 'answered',
        waitSeconds: 43 * 60 + 54,
      });
    });

    it('have a median for 2019', async () => {
      // At risk 9, 8, 7, 6 and at last 2, with one review each: 8/9 · 7/8 · 6/7 · 5/6 · 1/2 = 5/18.
      const { body } = await asCompleted.ask('metrics/github.firstReview', {
        from: '2019-01-01',
        to: '2020-01-01',
        stat: 'p50',
      });
      expect(body).toMatchObject({
        value: { kind: 'value', value: 7 * DAY + 3 * HOUR + 8 * 60 + 2 },
        answered: 5,
      });
    });
  });
}
