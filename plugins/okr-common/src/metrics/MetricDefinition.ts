import { IncidentPhase } from '../incidents/Incident';

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
 * What one fact of a metric is.
 *
 * - `span`: something that began and ended, or still waits
 * - `dailyRatio`: two sums of one UTC day
 * - `reading`: a value at an instant
 * - `incident`: the phases of one incident
 *
 * @public
 */
export type FactShape = 'span' | 'dailyRatio' | 'reading' | 'incident';

/**
 * How the facts of a metric turn into one number.
 *
 * - `waiting`: spans through the waiting estimator (Kaplan–Meier); of incidents, the span between two phases
 * - `share`: matching spans over all spans
 * - `ratio`: sum of the numerators over sum of the denominators of daily ratios
 * - `sum`: sum of the numerators of daily ratios
 * - `reading`: readings, each weighted by its weight
 * - `incidentCount`: incidents detected in the window
 * - `undetectedShare`: of resolved incidents, time from start to detection over time from start to resolution
 * - `downtimeShare`: union of the impact times of severe incidents over the window
 *
 * @public
 */
export type MetricEstimator =
  | 'waiting'
  | 'share'
  | 'ratio'
  | 'sum'
  | 'reading'
  | 'incidentCount'
  | 'undetectedShare'
  | 'downtimeShare';

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
  /** What a plain number counts, to stand after it: `errors per user and day`, `points`. */
  unitLabel?: string;
  /** Which way is an improvement. */
  better: 'lower' | 'higher';
  shape: FactShape;
  estimator: MetricEstimator;
  /** Under which name its facts are stored, where several metrics are computed from the same ones; its id unless given. */
  facts?: string;
  /**
   * True where the denominators are different people: they do not add up over targets, so a joint target, where there is
   * one, is asked in their place.
   */
  distinct?: true;
  /** Of a distinct metric: the dimension that tells targets apart. A `where` on it asks for single ones. */
  targetDimension?: string;
  /** Of a waiting metric of incidents: the phases that its spans run between. */
  phases?: { from: IncidentPhase; to: IncidentPhase };
  /** Named stats that can be asked for; `within <duration>` is added for every waiting metric. */
  stats: readonly NamedStat[];
  defaultStat: NamedStat;
  /** A span left unanswered this long counts as withdrawn from then on. Days; undefined means never. */
  abandonedAfterDays?: number;
  /** Of a number that grows with traffic: the metric that says the same and does not. */
  rate?: string;
  /**
   * The default stat, in its unit, that most teams would be content with; where a number is on the worse side of it, a key
   * result is suggested for it.
   */
  goodEnough?: number;
  /** Where the facts come from, for instance `GitHub`. */
  source: string;
  /** What a person can do about facts that give no number, in whole sentences that name what the source calls things. */
  remedies?: { usersNotIdentified?: string };
}

/**
 * - `p50`, `p75`, `p90`, `mean`: of waits, and `mean` of readings
 * - `count`: how many items
 * - `share`: matching items over all, or a ratio of parts to their whole
 * - `ratio`: sum over sum
 * - `sum`: of numerators
 * - `last`: the latest reading of each series
 *
 * @public
 */
export type NamedStat =
  | 'p50'
  | 'p75'
  | 'p90'
  | 'mean'
  | 'count'
  | 'share'
  | 'ratio'
  | 'sum'
  | 'last';

/** A stat as asked for: a named one, or the share answered within a duration. @public */
export type Stat =
  | { kind: 'named'; name: NamedStat }
  | { kind: 'within'; seconds: number };
