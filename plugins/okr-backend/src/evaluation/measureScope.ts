import {
  Calendar,
  estimateWaiting,
  measure,
  Measurement,
  measureWeekly,
  MetricDefinition,
  MetricResult,
  notCollected,
  SeriesPoint,
  Stat,
  toMeasurement,
  WaitingEstimate,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { writeInstant } from './writeInstant';
import { limitSecondsOf } from './MetricRegistry';
import { ScopeFacts, spansAsKnown } from './ScopeFacts';

/**
 * What is asked of a scope: one stat of one metric. How long a span may stay unanswered is `Infinity` for never, and
 * undefined for the metric's own limit.
 *
 * @internal
 */
export interface ScopeQuestion {
  definition: MetricDefinition;
  /** The source whose targets tell about the metric. */
  source: string;
  stat: Stat;
  where: Readonly<Record<string, string>>;
  calendar: Calendar;
  abandonedAfterSeconds?: number;
}

/** One window of a scope, as of an instant, with what was known then. @internal */
export function measureScope(
  facts: ScopeFacts,
  question: ScopeQuestion,
  window: Window,
  asOf: number,
): MetricResult {
  const spans = spansAsKnown(facts, {
    metric: question.definition.id,
    source: question.source,
    where: question.where,
    window,
    asOf,
  });
  return spans
    ? measure({ ...question, facts: { shape: 'span', spans }, window, asOf })
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
 * Each week on its own, as of its end, or of the instant while it runs, with what was known then: so a week that is
 * over keeps its number.
 *
 * @internal
 */
export function seriesOf(
  facts: ScopeFacts,
  question: ScopeQuestion,
  weeks: readonly Window[],
  asOf: number,
): SeriesPoint[] {
  return weeks
    .filter(week => week.from < asOf)
    .flatMap(week => {
      const at = Math.min(week.to, asOf);
      const spans = spansAsKnown(facts, {
        metric: question.definition.id,
        source: question.source,
        where: question.where,
        window: week,
        asOf: at,
      });
      return spans
        ? measureWeekly({
            ...question,
            facts: { shape: 'span', spans },
            weeks: [week],
            asOf: at,
          })
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
  const { definition, where, calendar } = question;
  const spans = spansAsKnown(facts, {
    metric: definition.id,
    source: question.source,
    where,
    window,
    asOf,
  });
  return (
    spans &&
    estimateWaiting({
      spans,
      window,
      asOf,
      calendar,
      abandonedAfterSeconds: limitSecondsOf(question),
    })
  );
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
