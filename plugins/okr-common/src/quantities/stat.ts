import {
  MetricDefinition,
  MetricUnit,
  NamedStat,
  Stat,
} from '../metrics/MetricDefinition';
import { formatDuration } from './formatDuration';
import { parseDuration, writeDuration } from './duration';

const namedStats: readonly NamedStat[] = [
  'p50',
  'p75',
  'p90',
  'mean',
  'count',
  'share',
  'ratio',
  'sum',
  'last',
];

/** @internal */
export const STAT_PATTERN =
  /^(?:p50|p75|p90|mean|count|share|ratio|sum|last|within \d.*)$/;

/**
 * Reads a stat: `p50`, `p75`, `p90`, `mean`, `count`, `share`, `ratio`, `sum`, `last`, or `within 24h`.
 *
 * @returns undefined when the text is none of them
 * @public
 */
export function parseStat(text: string): Stat | undefined {
  for (const name of namedStats) {
    if (name === text) {
      return { kind: 'named', name };
    }
  }
  const within = /^within +(\S.*)$/.exec(text);
  const seconds = within ? parseDuration(within[1]) : undefined;
  return seconds ? { kind: 'within', seconds } : undefined;
}

/** Writes a stat as it is written in the annotation and the API: `p75`, `within 24h`. @public */
export function formatStat(stat: Stat): string {
  return stat.kind === 'named'
    ? stat.name
    : `within ${writeDuration(stat.seconds)}`;
}

/** A stat in words, to stand after a metric's title: `p75`, `share within 24 h`. @public */
export function describeStat(stat: Stat): string {
  return stat.kind === 'named'
    ? stat.name
    : `share within ${formatDuration(stat.seconds)}`;
}

/** A metric's title with the stat, where that says more than the title: `Review wait, p75`, but `Incidents`. @public */
export function titleOfStat(
  stat: Stat,
  metric: Pick<MetricDefinition, 'title' | 'unit'>,
): string {
  return isWholeMetric(stat, metric)
    ? metric.title
    : `${metric.title}, ${describeStat(stat)}`;
}

/** Whether a stat is what the metric's title says, and no other side of it. */
function isWholeMetric(
  stat: Stat,
  { unit }: Pick<MetricDefinition, 'unit'>,
): boolean {
  if (stat.kind === 'within') {
    return false;
  }
  switch (stat.name) {
    case 'share':
    case 'ratio':
    case 'sum':
    case 'last':
      return true;
    default:
      return stat.name === 'count' && unit === 'count';
  }
}

/** What the numbers of a stat are counted in. @public */
export function unitOfStat(
  stat: Stat,
  metric: Pick<MetricDefinition, 'unit'>,
): MetricUnit {
  if (stat.kind === 'within' || stat.name === 'share') {
    return 'share';
  }
  return stat.name === 'count' ? 'count' : metric.unit;
}

/** What a plain number of a stat counts: `errors per user and day`; undefined where its unit says it already. @public */
export function unitLabelOfStat(
  stat: Stat,
  metric: Pick<MetricDefinition, 'unit' | 'unitLabel'>,
): string | undefined {
  const unit = unitOfStat(stat, metric);
  return unit === metric.unit && (unit === 'ratio' || unit === 'count')
    ? metric.unitLabel
    : undefined;
}

/** Whether four weeks of a stat are four times as much as one: a count is, a median is not. @public */
export function addsUp(stat: Stat): boolean {
  return (
    stat.kind === 'named' && (stat.name === 'count' || stat.name === 'sum')
  );
}

/**
 * Which way a stat of a metric improves: a shorter wait is better, and so is a larger share within a day. Undefined
 * where neither way is: the number of review requests.
 *
 * @public
 */
export function betterOfStat(
  stat: Stat,
  metric: Pick<MetricDefinition, 'unit' | 'better'>,
): 'lower' | 'higher' | undefined {
  if (stat.kind === 'within') {
    return metric.better === 'lower' ? 'higher' : 'lower';
  }
  if (stat.name === 'count' && metric.unit !== 'count') {
    return undefined;
  }
  return metric.better;
}
