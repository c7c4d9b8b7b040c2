import {
  Calendar,
  estimateWaiting,
  measure,
  Measurement,
  measureWeekly,
  MetricFacts,
  MetricResult,
  MetricValue,
  notCollected,
  SeriesPoint,
  Stat,
  toMeasurement,
  WaitingEstimate,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { writeInstant } from './writeInstant';
import { limitSecondsOf, MeasuredMetric } from './MetricRegistry';
import {
  factsAsKnown,
  FactsQuery,
  partsAsKnown,
  ScopeFacts,
} from './ScopeFacts';
import { settledAt } from './settledAt';
import { targetsOfMetric } from './targetsOfMetric';

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
  const query = { metric: question, where, window, asOf };
  const known = factsAsKnown(facts, query);
  if (!known) {
    return notCollected;
  }
  const result = measure({ ...question, facts: known, window, asOf });
  const parts = jointPartsAsKnown(facts, query);
  if (!parts) {
    return result;
  }
  const ofParts = measure({ ...question, facts: parts, window, asOf });
  const { answered, leftOut } = ofParts;
  const value = togetherUnlessUnidentified(result.value, ofParts.value);
  return isCount(question) ? ofParts : { ...result, value, answered, leftOut };
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
      const query = { metric: question, where, window: week, asOf: at };
      const known = factsAsKnown(facts, query);
      if (!known) {
        return [notCollectedPoint(week)];
      }
      const pointsOf = (some: MetricFacts) =>
        measureWeekly({ ...question, facts: some, weeks: [week], asOf: at });
      const points = pointsOf(known);
      const parts = jointPartsAsKnown(facts, query);
      if (!parts) {
        return points;
      }
      return pointsOf(parts).map((point, index) =>
        isCount(question)
          ? point
          : {
              ...point,
              value: togetherUnlessUnidentified(
                points[index].value,
                point.value,
              ),
            },
      );
    });
}

/**
 * The value of several targets that are asked about together, unless all the events that there are happened where no
 * user is known: the users of the others are no reason to say that there were none.
 *
 * @internal
 */
export function togetherUnlessUnidentified(
  together: MetricValue,
  ofParts: MetricValue,
): MetricValue {
  return ofParts.kind === 'none' && ofParts.reason === 'usersNotIdentified'
    ? ofParts
    : together;
}

/**
 * Of a number that is made from a joint target, the facts of its parts: what a person finds behind the number are their
 * items, so these are what is counted, left out or not.
 */
function jointPartsAsKnown(
  { scope, targets, tables }: ScopeFacts,
  query: FactsQuery,
): MetricFacts | undefined {
  return targetsOfMetric(scope, targets, query).joint.length > 0
    ? partsAsKnown({ scope, targets, tables }, query)
    : undefined;
}

function isCount({ stat }: ScopeQuestion): boolean {
  return stat.kind === 'named' && stat.name === 'count';
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
