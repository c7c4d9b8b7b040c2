import {
  Calendar,
  estimateWaiting,
  measure,
  Measurement,
  measureWeekly,
  MetricResult,
  notCollected,
  SeriesPoint,
  Stat,
  toMeasurement,
  WaitingEstimate,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { writeInstant } from './writeInstant';
import { limitSecondsOf, MeasuredMetric } from './MetricRegistry';
import { factsAsKnown, ScopeFacts } from './ScopeFacts';
import { settledAt } from './settledAt';

/**
 * What is asked of a scope: one stat of one metric.
 *
 * @internal
 */
export interface ScopeQuestion extends MeasuredMetric {
  stat: Stat;
  where: Readonly<Record<string, string>>;
  calendar: Calendar;
}

/** One window of a scope, as of an instant, with what was known then. @internal */
export function measureScope(
  facts: ScopeFacts,
  question: ScopeQuestion,
  window: Window,
  asOf: number,
): MetricResult {
  const { where } = question;
  const known = factsAsKnown(facts, { metric: question, where, window, asOf });
  return known
    ? measure({ ...question, facts: known, window, asOf })
    : notCollected;
}

/** As {@link measureScope}, with the window beside it. @internal */
export function measurementOf(
  facts: ScopeFacts,
  question: ScopeQuestion,
  window: Window,
  asOf: number,
): Measurement {
  return toMeasurement(measureScope(facts, question, window, asOf), window);
}

/**
 * Each week on its own, as of the instant from which it stays as it is, or as of the instant given before that, with what
 * was known then: so a week that is over keeps its number.
 *
 * @internal
 */
export function seriesOf(
  facts: ScopeFacts,
  question: ScopeQuestion,
  weeks: readonly Window[],
  asOf: number,
): SeriesPoint[] {
  const { where } = question;
  return weeks
    .filter(week => week.from < asOf)
    .flatMap(week => {
      const at = Math.min(settledAt(week, question.definition), asOf);
      const known = factsAsKnown(facts, {
        metric: question,
        where,
        window: week,
        asOf: at,
      });
      return known
        ? measureWeekly({ ...question, facts: known, weeks: [week], asOf: at })
        : [notCollectedPoint(week)];
    });
}

/** The waits of a scope ready to be asked for several stats; undefined when nothing was ever read. @internal */
export function waitsOf(
  facts: ScopeFacts,
  question: Omit<ScopeQuestion, 'stat'>,
  window: Window,
  asOf: number,
): WaitingEstimate | undefined {
  const { where, calendar } = question;
  const known = factsAsKnown(facts, { metric: question, where, window, asOf });
  return known?.shape === 'span'
    ? estimateWaiting({
        spans: known.spans,
        window,
        asOf,
        calendar,
        abandonedAfterSeconds: limitSecondsOf(question),
      })
    : undefined;
}

/** @internal */
export function writeWindow({ from, to }: Window) {
  return { from: writeInstant(from), to: writeInstant(to) };
}

function notCollectedPoint(week: Window): SeriesPoint {
  return {
    ...writeWindow(week),
    value: notCollected.value,
    answered: 0,
    waiting: 0,
  };
}
