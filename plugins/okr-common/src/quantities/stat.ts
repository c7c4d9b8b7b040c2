import { Stat } from '../metrics';
import { MetricDefinition, MetricUnit, NamedStat } from '../metrics';
import { formatDuration } from './formatDuration';
import { parseDuration, writeDuration } from './duration';

const namedStats: readonly NamedStat[] = [
  'p50',
  'p75',
  'p90',
  'mean',
  'count',
  'share',
];

/** @internal */
export const STAT_PATTERN = /^(?:p50|p75|p90|mean|count|share|within \d.*)$/;

/**
 * Reads a stat: `p50`, `p75`, `p90`, `mean`, `count`, `share`, or `within 24h`.
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
