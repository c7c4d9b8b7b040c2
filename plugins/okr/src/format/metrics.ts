import {
  describeStat,
  findMetric,
  formatMetricValue,
  parseStat,
  titleOfStat,
  unitOfStat,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  EvaluatedKeyResult,
  MetricSummary,
  MetricUnit,
  MetricValue,
} from '@keyresults/backstage-plugin-okr-common';

/** What the numbers of a metric with its stat are counted in: the share answered within a day is a share. @internal */
export function unitOf(metric: Pick<MetricSummary, 'unit' | 'stat'>) {
  const stat = parseStat(metric.stat);
  return stat ? unitOfStat(stat, metric) : metric.unit;
}

/** The same of a key result; a number kept by check-ins is a plain one. @internal */
export function unitOfKeyResult({
  metric,
}: Pick<EvaluatedKeyResult, 'metric'>): MetricUnit {
  return metric ? unitOf(metric) : 'ratio';
}

/** The plain number in a value, where it has one. @internal */
export function amountOf(value: MetricValue | undefined): number | undefined {
  return value && value.kind !== 'none' ? value.value : undefined;
}

/** A value for people, or a dash. @internal */
export function formatValue(
  value: MetricValue | undefined,
  unit: MetricUnit,
): string {
  return formatMetricValue(
    value ?? { kind: 'none', reason: 'notCollected' },
    unit,
  );
}

/** What one item of a metric is called. @internal */
export function itemOf(metricId: string): { one: string; other: string } {
  return (
    findMetric(metricId)?.item ?? {
      one: 'item',
      other: 'items',
    }
  );
}

/** True when a key result is fed by check-ins and not by a metric; a habit may be counted from one. @internal */
export function isKeptByHand({
  kind,
  metric,
}: Pick<EvaluatedKeyResult, 'kind'> & { metric?: unknown }) {
  return (
    kind === 'manual' ||
    (kind === 'habit' && metric === undefined) ||
    kind === 'milestone'
  );
}

/** What is shown of a metric. @internal */
export type NamedMetric = Pick<MetricSummary, 'title' | 'stat' | 'unit'>;

/** A metric with its stat in few words, where that says more: `Review wait p75`, `Maintenance share`, `Incidents`. @internal */
export function metricLabel(metric: NamedMetric) {
  const stat = parseStat(metric.stat);
  return stat && titleOfStat(stat, metric) === metric.title
    ? metric.title
    : `${metric.title} ${metric.stat}`;
}

const lettersOf = (text: string) =>
  text.toLocaleLowerCase('en-US').replace(/[^\p{Letter}\p{Number}]/gu, '');

/** True when a key result's title says its metric and stat already, as the one it gets where none is written does. @internal */
export function titleSaysMetric(title: string, metric: NamedMetric): boolean {
  const stat = parseStat(metric.stat);
  return [
    metricLabel(metric),
    ...(stat ? [`${metric.title} ${describeStat(stat)}`] : []),
  ].some(label => lettersOf(label) === lettersOf(title));
}

/** Keeps a number and its unit on one line: `more than` may stand above `10 d`. @internal */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=\p{Letter})/gu, '$1\u00a0');
}
