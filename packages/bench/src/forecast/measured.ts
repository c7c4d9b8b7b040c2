import {
  evaluateKeyResult,
  findMetric,
  Forecast,
  KeyResultInput,
  MetricKeyResult,
  MetricValue,
  SeriesPoint,
} from '@keyresults/backstage-plugin-okr-common';
import { waitsOf } from './company';
import { KindOfForecast } from './kinds';
import { cycle, lookedAt, mondayOf, weeksBefore, weeksOfAValue } from './weeks';

interface Seen {
  /** Of all weeks before the cycle and in it, in seconds. */
  waits: readonly (readonly number[])[];
  /** How many of the weeks are over. */
  seen: number;
  /** How much of the week after them is over: 0 to 1, not included. */
  running: number;
  baseline: number;
  /** The target value. */
  value: number;
}

const definition: MetricKeyResult = {
  id: 'review-wait',
  title: 'Reviews do not wait',
  weight: 1,
  commitment: 'committed',
  links: [],
  position: { line: 1, column: 1 },
  kind: 'metric',
  metric: 'github.reviewWait',
  stat: { kind: 'named', name: 'p75' },
  where: {},
  goal: { kind: 'move', from: 0, to: 0 },
};

/** The p75 of waits, which is to come from one value to another. */
export const measured: KindOfForecast = {
  what: 'measured key results',
  mostWithin: 0.85,
  tell(team, random) {
    const waits = waitsOf(team, random);
    const baseline = p75(waits.slice(weeksBefore - weeksOfAValue, weeksBefore));
    const value = baseline * (0.4 + 0.7 * random.fraction());
    const { week, running } = lookedAt(random);
    const seen = weeksBefore + week;
    const forecast = foretell({ waits, seen, running, baseline, value });
    const end = p75(waits.slice(-weeksOfAValue));
    return (
      forecast && {
        ...forecast,
        // A target value above the baseline wants it to rise.
        made: value < baseline ? end <= value : end >= value,
        isWithin: end >= forecast.low && end <= forecast.high,
      }
    );
  },
};

/** What a key result is told that is looked at in the middle of a week, as the backend would evaluate it. */
function foretell({
  waits,
  seen,
  running,
  baseline,
  value,
}: Seen): Forecast | undefined {
  const asOf = mondayOf(seen + running);
  const part = waits[seen].slice(0, Math.floor(running * waits[seen].length));
  const weeks = [...waits.slice(0, seen), part];
  const { from, to, ...lastWeeks } = pointOf(
    weeks.slice(-weeksOfAValue).flat(),
    mondayOf(seen + running - weeksOfAValue),
    asOf,
  );
  const input: KeyResultInput = {
    definition: {
      ...definition,
      goal: { kind: 'move', from: baseline, to: value },
    },
    problems: [],
    metric: findMetric(definition.metric),
    cycle,
    asOf,
    current: { ...lastWeeks, withdrawn: 0, abandoned: 0, window: { from, to } },
    series: weeks.map((week, index) => {
      const end = Math.min(mondayOf(index + 1), asOf);
      return pointOf(week, mondayOf(index), end);
    }),
    freshness: { stale: false, collectedThrough: iso(asOf) },
  };
  return evaluateKeyResult(input).forecast;
}

function pointOf(
  waits: readonly number[],
  from: number,
  to: number,
): SeriesPoint {
  const value: MetricValue =
    waits.length > 0
      ? { kind: 'value', value: p75([waits]) }
      : { kind: 'none', reason: 'noItems' };
  return { ...windowOf(from, to), value, answered: waits.length, waiting: 0 };
}

function windowOf(from: number, to: number) {
  return { from: iso(from), to: iso(to) };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** Of the waits of some weeks together, as nothing waits here any more. */
function p75(weeks: readonly (readonly number[])[]): number {
  const sorted = weeks.flat().sort((a, b) => a - b);
  return sorted[Math.ceil(0.75 * sorted.length) - 1];
}
