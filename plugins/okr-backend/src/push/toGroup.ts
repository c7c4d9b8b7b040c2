import { hash } from 'node:crypto';
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

/** The longest key that the tables take. */
const LONGEST_KEY = 191;

/**
 * A pushed fact as the store knows facts: a group of its own, by the id that the sender gave it.
 *
 * @param targetId - of the metric and entity that the id is unique for
 * @internal
 */
export function toGroup(item: PushedFact, targetId: number): FactGroup {
  return { key: item.id, open: false, facts: [toFact(item, targetId)] };
}

/**
 * Reviews and counts know an incident by its source and key, wherever it turns up. Two senders may give one id to
 * incidents of two entities, and who sees one of these must learn nothing of the other.
 */
function incidentKey(id: string, targetId: number): string {
  const key = `${targetId}/${id}`;
  return key.length > LONGEST_KEY
    ? `${targetId}/${hash('sha256', id, 'hex')}`
    : key;
}

/** An empty text says nothing. */
function said(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

function toFact(item: PushedFact, targetId: number): Fact {
  const common = {
    key: item.id,
    title: said(item.title) ?? item.id,
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
        key: incidentKey(item.id, targetId),
        shape: 'incident',
        phases: item.phases,
        severity: said(item.severity),
        area: said(item.area),
        closed: item.closed ?? item.phases.resolved !== undefined,
      };
  }
}
