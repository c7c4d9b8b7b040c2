/**
 * What a source said happened to one item, as raw instants (ISO 8601, UTC, milliseconds). Calendars and limits apply
 * when a number is computed, never here.
 *
 * @public
 */
export interface SpanFact {
  shape: 'span';
  /** Metric id, for instance `github.reviewWait`. */
  metric: string;
  /** The source's own natural key, unique within the group. */
  key: string;
  start: string;
  /** When it was answered or withdrawn; undefined while it is still waiting. */
  end?: string;
  /** Present exactly when `end` is. */
  outcome?: 'answered' | 'withdrawn';
  /** For share metrics: whether the item counts in the numerator. */
  matches?: boolean;
  /** Who a span still open is waiting on: `@acme/payments` or `@ada`. */
  waitingOn?: string;
  title: string;
  url: string;
  /** What `where` in a key result can filter by. */
  dimensions: Record<string, string>;
}
