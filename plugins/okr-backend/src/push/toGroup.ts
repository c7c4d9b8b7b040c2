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
 * A pushed fact as the store knows facts: a group of its own, by the id that the sender gave it. One that does not count
 * is a group of nothing.
 *
 * @param homeId - target of the metric and entity that the id is unique for
 * @param targetId - target that it is stored under; another one where it is an incident of several entities
 * @internal
 */
export function toGroup(
  item: PushedFact,
  homeId: number,
  targetId: number,
): FactGroup {
  const key =
    targetId === homeId
      ? item.id
      : hash('sha256', incidentKey(item.id, homeId), 'hex');
  const isTakenBack = item.shape === 'incident' && item.counts === false;
  return { key, open: false, facts: isTakenBack ? [] : [toFact(item, homeId)] };
}

/**
 * Reviews and counts know an incident by its source and key, wherever it turns up. Two senders may give one id to
 * incidents of two entities, and who sees one of these must learn nothing of the other.
 *
 * @param homeId - target of the entity that the id is unique for
 * @internal
 */
export function incidentKey(id: string, homeId: number): string {
  const key = `${homeId}/${id}`;
  return key.length > LONGEST_KEY
    ? `${homeId}/${hash('sha256', id, 'hex')}`
    : key;
}

/** An empty text says nothing. */
function said(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

function toFact(item: PushedFact, homeId: number): Fact {
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
        key: incidentKey(item.id, homeId),
        shape: 'incident',
        phases: item.phases,
        severity: said(item.severity),
        area: said(item.area),
        closed: item.closed ?? item.phases.resolved !== undefined,
      };
  }
}
