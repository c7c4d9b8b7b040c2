import { PushedFact } from '@keyresults/backstage-plugin-okr-common';
import {
  Fact,
  FactGroup,
  INCIDENTS,
} from '@keyresults/backstage-plugin-okr-node';

/** The metric that a pushed fact is of, or `incidents`. @internal */
export function metricOf(item: PushedFact): string {
  return item.shape === 'incident' ? INCIDENTS : item.metric;
}

/**
 * A pushed fact as the store knows facts: a group of its own, by the id that the sender gave it.
 *
 * @internal
 */
export function toGroup(item: PushedFact): FactGroup {
  return { key: item.id, open: false, facts: [toFact(item)] };
}

function toFact(item: PushedFact): Fact {
  const common = {
    key: item.id,
    title: item.title ?? item.id,
    url: item.url ?? '',
    dimensions: item.dimensions ?? {},
  };
  switch (item.shape) {
    case 'span':
      return {
        ...common,
        shape: 'span',
        metric: item.metric,
        start: item.start,
        end: item.end,
        // What has ended was answered, unless the sender says otherwise.
        outcome:
          item.end === undefined ? undefined : item.outcome ?? 'answered',
        matches: item.matches,
      };
    case 'dailyRatio':
      return {
        ...common,
        shape: 'dailyRatio',
        metric: item.metric,
        day: item.day,
        numerator: item.numerator,
        denominator: item.denominator,
        complete: item.complete,
      };
    case 'reading':
      return {
        ...common,
        shape: 'reading',
        metric: item.metric,
        series: item.series ?? '',
        at: item.at,
        value: item.value,
        weight: item.weight,
      };
    default:
      return {
        ...common,
        shape: 'incident',
        phases: item.phases,
        severity: item.severity,
        area: item.area,
        closed: item.closed ?? item.phases.resolved !== undefined,
      };
  }
}
