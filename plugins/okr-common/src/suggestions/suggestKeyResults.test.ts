import fc from 'fast-check';
import { parseAnnotation } from '../annotation';
import type { Measurement } from '../api';
import { editAnnotation, readWritten } from '../editing';
import type { MetricValue } from '../estimation/types';
import { findMetric, metricDefinitions } from '../metrics';
import { MetricHistory } from './History';
import { suggestionChanges } from './suggestionChanges';
import { suggestKeyResults } from './suggestKeyResults';

const HOUR = 3_600;
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);

const measured = (
  value: number | MetricValue,
  weeksAgo: number,
  answered = 40,
): Measurement => {
  const to = NOW - weeksAgo * 7 * DAY_MS;
  return {
    value: typeof value === 'number' ? { kind: 'value', value } : value,
    answered,
    waiting: 0,
    withdrawn: 0,
    abandoned: 0,
    window: {
      from: new Date(to - 28 * DAY_MS).toISOString(),
      to: new Date(to).toISOString(),
    },
  };
};

/** Values of runs that end a week apart, the last of them today. */
const history = (
  id: string,
  values: readonly (number | MetricValue)[],
  answered?: number,
): MetricHistory => {
  const runs = values.map((value, index) =>
    measured(value, values.length - 1 - index, answered),
  );
  return {
    metric: findMetric(id)!,
    current: runs[runs.length - 1],
    earlier: runs.slice(0, -1),
  };
};

const options = {
  cycle: '2026-Q4',
  taken: new Set<string>(),
  timeZone: 'utc',
};

const suggest = (...histories: MetricHistory[]) =>
  suggestKeyResults(histories, options);

describe('what still waits', () => {
  it('counts among what a number is made from', () => {
    // p75 needs 11 items.
    const told = history('github.reviewWait', [48 * HOUR], 4);
    const withWaiting = (waiting: number) =>
      suggest({ ...told, current: { ...told.current, waiting } });
    expect(withWaiting(6)).toEqual([]);
    expect(withWaiting(7)).toHaveLength(1);
  });
});

describe('the worst', () => {
  it('is farthest beyond what most teams are content with', () => {
    const suggestions = suggest(
      // Twice a day, three times 15 minutes, and four times half an error.
      history('github.reviewWait', [48 * HOUR]),
      history('incidents.timeToDetect', [45 * 60]),
      history('sentry.errorsPerUserDay', [2]),
    );
    expect(suggestions.map(({ kind, metric }) => [kind, metric.id])).toEqual([
      ['worst', 'sentry.errorsPerUserDay'],
      ['worst', 'incidents.timeToDetect'],
    ]);
  });

  it('is a share by what is missing of it', () => {
    // 2 % of the users crash, which is four times half a percent.
    const [suggestion] = suggest(history('sentry.crashFreeUsers', [0.98]));
    expect(suggestion).toMatchObject({
      kind: 'worst',
      baseline: 0.98,
      // A quarter of the 2 %.
      targetValue: 0.985,
      keyResult: { from: '98%', to: '98.5%' },
    });
  });

  it('is nothing that is hardly beyond it', () => {
    // Of 24 hours, 26 are 8 % more and 27 are 12 %.
    expect(suggest(history('github.reviewWait', [26 * HOUR]))).toEqual([]);
    expect(suggest(history('github.reviewWait', [27 * HOUR]))).toHaveLength(1);
  });

  it('is nothing whose target value would read as today does', () => {
    // 0.12 % of downtime and 0.09 %.
    expect(suggest(history('incidents.downtimeShare', [0.0012]))).toEqual([]);
  });

  it('asks for a quarter less where it never was better', () => {
    const [suggestion] = suggest(
      history('github.reviewWait', [50 * HOUR, 49 * HOUR, 48 * HOUR]),
    );
    expect(suggestion).toMatchObject({
      baseline: 48 * HOUR,
      targetValue: 36 * HOUR,
      keyResult: {
        metric: 'github.reviewWait',
        stat: 'p75',
        from: '2d',
        to: '36h',
      },
    });
    expect(suggestion.targetReason).toMatch(/^A quarter/);
  });

  it('counts waits that are longer than anybody knows', () => {
    const more: MetricValue = { kind: 'moreThan', value: 10 * 24 * HOUR };
    const [suggestion] = suggest(history('github.reviewWait', [more]));
    expect(suggestion.reason).toContain('more than 10 d');
    expect(suggestion.keyResult.from).toBe('10d');
  });
});

describe('the most improvable', () => {
  it('was much better in its own best four weeks', () => {
    // Both are good enough; the first lost a fifth, the second half.
    const suggestions = suggest(
      history('github.reviewWait', [16 * HOUR, 18 * HOUR, 20 * HOUR]),
      history('github.mergeTime', [40 * HOUR, 60 * HOUR, 80 * HOUR]),
    );
    expect(
      suggestions.map(({ kind, metric, targetValue }) => [
        kind,
        metric.id,
        targetValue / HOUR,
      ]),
    ).toEqual([
      ['improvable', 'github.mergeTime', 40],
      ['improvable', 'github.reviewWait', 16],
    ]);
    // Its run ended two weeks ago, on 8 November at midnight.
    expect(suggestions[0].targetReason).toBe(
      'In your own best four weeks, from 11 October to 7 November, it was at 40 h.',
    );
  });

  it('is nothing that was a little better, or from too few', () => {
    expect(
      suggest(history('github.reviewWait', [19 * HOUR, 20 * HOUR])),
    ).toEqual([]);
    const few = history('github.reviewWait', [5 * HOUR, 20 * HOUR], 10);
    expect(suggest(few)).toEqual([]);
    const enough = history('github.reviewWait', [5 * HOUR, 20 * HOUR], 11);
    expect(suggest(enough)).toHaveLength(1);
  });

  it('takes no best from too few', () => {
    const now = history('github.reviewWait', [20 * HOUR]);
    const earlier = [measured(2 * HOUR, 8, 3), measured(10 * HOUR, 4)];
    const [suggestion] = suggest({ ...now, earlier });
    expect(suggestion.targetValue).toBe(10 * HOUR);
  });
});

describe('what is suggested', () => {
  it('is no raw count, nothing unknown, and nothing that is promised already', () => {
    const none: MetricValue = { kind: 'none', reason: 'noItems' };
    expect(
      suggest(
        history('sentry.events', [100, 900]),
        history('incidents.count', [1, 9]),
        history('github.mergeTime', [none]),
      ),
    ).toEqual([]);
    const wait = [history('github.reviewWait', [48 * HOUR])];
    const taken = new Set(['github.reviewWait']);
    expect(suggestKeyResults(wait, { ...options, taken })).toEqual([]);
  });

  it('is one for each objective', () => {
    const suggestions = suggest(
      history('github.reviewWait', [48 * HOUR]),
      history('github.firstReview', [72 * HOUR]),
    );
    expect(suggestions.map(({ metric }) => metric.id)).toEqual([
      'github.firstReview',
    ]);
  });

  it('reads as it would be written', () => {
    const [{ yaml }] = suggest(history('github.reviewWait', [48 * HOUR]));
    expect(yaml).toBe(`no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 2d
      to: 36h
`);
  });

  it('is understood, and always better than today', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...metricDefinitions.filter(({ rate }) => rate === undefined),
        ),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: 1,
          maxLength: 10,
        }),
        (metric, values) => {
          const size = metric.unit === 'duration' ? 30 * 86_400 : 1;
          const [suggestion] = suggest(
            history(
              metric.id,
              values.map(value => value * size),
            ),
          );
          if (!suggestion) {
            return;
          }
          const { problems, objectives } = parseAnnotation(suggestion.yaml, {
            metrics: metricDefinitions,
          });
          expect(problems).toEqual([]);
          expect(objectives[0].keyResults[0]).toMatchObject({
            kind: 'metric',
            goal: {
              from: expect.closeTo(suggestion.baseline, 9),
              to: expect.closeTo(suggestion.targetValue, 9),
            },
          });
        },
      ),
    );
  });
});

describe('the changes of a suggestion', () => {
  const [suggestion] = suggest(history('github.reviewWait', [48 * HOUR]));
  const add = (text: string, cycle = '2026-Q4') => {
    const written = readWritten(text);
    const objectives = written.kind === 'read' ? written.objectives : [];
    const edit = editAnnotation(
      text,
      suggestionChanges(suggestion, objectives, cycle),
    );
    return edit.kind === 'edited' ? readWritten(edit.text) : edit;
  };
  const idsOf = (text: string, cycle?: string) => {
    const written = add(text, cycle);
    return written.kind === 'read'
      ? written.objectives.map(({ id, keyResults }) => [
          id,
          keyResults.map(keyResult => keyResult.id),
        ])
      : written;
  };

  it('go into the objective that is there for the same cycle', () => {
    const other = suggestion.yaml.replace(
      'github.reviewWait',
      'github.reviewTime',
    );
    expect(idsOf(other)).toEqual([
      ['no-waiting', ['review-wait', 'review-wait-2']],
    ]);
  });

  it('are none where its metric is promised for that cycle already, whatever it is called there', () => {
    const kept = suggestion.yaml
      .replace('no-waiting:', 'quick:')
      .replace('to: 24h', 'to: 30h');
    expect(idsOf(kept)).toEqual([['quick', ['review-wait']]]);
  });

  it('make an objective under another id for another cycle', () => {
    expect(idsOf(suggestion.yaml, '2027-Q1')).toEqual([
      ['no-waiting', ['review-wait']],
      ['no-waiting-2', ['review-wait']],
    ]);
  });

  it('make an objective where there is none', () => {
    expect(idsOf('')).toEqual([['no-waiting', ['review-wait']]]);
  });
});
