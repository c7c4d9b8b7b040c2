import {
  MetricDefinition,
  Window,
} from '@keyresults/backstage-plugin-okr-common';

const DAY_MS = 86_400_000;

/**
 * How long after its end a week of a chart still takes in what is learned about it. A review request is known when it is
 * made. A day of a source is whole only on the next day, and its late events come on the one after; incidents are
 * reviewed in the days that follow, and a chart that never showed what a review found out would tell nothing.
 */
const SETTLED_AFTER_DAYS: Record<MetricDefinition['shape'], number> = {
  span: 0,
  dailyRatio: 2,
  reading: 2,
  incident: 14,
};

/**
 * The instant from which the number of a window in a chart stays as it is.
 *
 * @internal
 */
export function settledAt(
  window: Pick<Window, 'to'>,
  { shape }: Pick<MetricDefinition, 'shape'>,
): number {
  return window.to + SETTLED_AFTER_DAYS[shape] * DAY_MS;
}
