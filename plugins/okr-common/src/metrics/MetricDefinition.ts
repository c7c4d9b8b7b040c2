/**
 * What a metric's numbers are counted in.
 *
 * - `duration`: seconds
 * - `ratio`: a plain number, sum of numerators over sum of denominators
 * - `share`: a number from 0 to 1, shown as a percentage
 * - `count`: a whole number
 *
 * @public
 */
export type MetricUnit = 'duration' | 'ratio' | 'share' | 'count';

/**
 * How the facts of a metric turn into one number.
 *
 * - `waiting`: spans through the waiting estimator (Kaplan–Meier)
 * - `share`: matching items over all items
 *
 * @public
 */
export type MetricEstimator = 'waiting' | 'share';

/**
 * The one place for everything that is said about a metric: API, pages, docs and lint read it from here.
 *
 * @public
 */
export interface MetricDefinition {
  /** Dotted id as written in the annotation, for instance `github.reviewWait`. */
  id: string;
  /** Short label, for instance `Review wait`. */
  title: string;
  /** What it measures, in one sentence that a newcomer understands. */
  description: string;
  /** How the number is made, in one line. */
  formula: string;
  /** What one fact is, in words, singular and plural. */
  item: { one: string; other: string };
  unit: MetricUnit;
  /** Which way is an improvement. */
  better: 'lower' | 'higher';
  estimator: MetricEstimator;
  /** Named stats that can be asked for; `within <duration>` is added for every waiting metric. */
  stats: readonly NamedStat[];
  defaultStat: NamedStat;
  /** A span left unanswered this long counts as withdrawn from then on. Days; undefined means never. */
  abandonedAfterDays?: number;
  /** Where the facts come from, for instance `GitHub`. */
  source: string;
}

/** @public */
export type NamedStat = 'p50' | 'p75' | 'p90' | 'mean' | 'count' | 'share';

/** A stat as asked for: a named one, or the share answered within a duration. @public */
export type Stat =
  | { kind: 'named'; name: NamedStat }
  | { kind: 'within'; seconds: number };
