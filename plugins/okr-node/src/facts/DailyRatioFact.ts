/**
 * Two sums of one UTC day, for instance the error events and the active users of a project. Ratios are made of sums of
 * these, so give the sums and never a ratio.
 *
 * @public
 */
export interface DailyRatioFact {
  shape: 'dailyRatio';
  /** Metric id, or the name under which several metrics find the same facts, for instance `sentry.errorsPerUserDay`. */
  metric: string;
  /** The source's own natural key, unique within the group, for instance `production/2026-11-20`. */
  key: string;
  /** UTC, for instance `2026-11-20`. */
  day: string;
  numerator: number;
  /** 0 where nothing is known to divide by; the number is then null, never infinity. */
  denominator: number;
  /** False while the day runs, and where the source says that much is missing. Such days are shown, not counted. */
  complete: boolean;
  title: string;
  url: string;
  /** What `where` in a key result can filter by. */
  dimensions: Record<string, string>;
}
