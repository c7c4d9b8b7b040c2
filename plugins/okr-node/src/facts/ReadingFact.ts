/**
 * A value at an instant, for instance the test coverage of a service.
 *
 * @public
 */
export interface ReadingFact {
  shape: 'reading';
  /** Metric id. */
  metric: string;
  /** The source's own natural key, unique within the group. */
  key: string;
  /** What was read. The latest reading of each series in a window is what `last` is made from. */
  series: string;
  /** ISO 8601, UTC. */
  at: string;
  value: number;
  /** What it weighs beside other series when a team's number is made, for instance the lines of code. Default: 1. */
  weight?: number;
  title: string;
  url: string;
  /** What `where` in a key result can filter by. */
  dimensions: Record<string, string>;
}
