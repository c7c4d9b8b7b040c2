/**
 * What a source said happened to one item, as raw instants (ISO 8601, UTC, milliseconds). Calendars and limits apply
 * when a number is computed, never here.
 *
 * @public
 */
export interface SpanFact {
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

/**
 * Everything that is now known about one thing at the source, for instance one pull request. It replaces what was
 * known about the same group before: facts that are no longer in it are closed off, and stay readable as of then.
 *
 * @public
 */
export interface FactGroup {
  /** The source's natural key within the target, for instance `pull/42`. */
  key: string;
  /** True while the source may still change it; such groups are read again at least daily. */
  open: boolean;
  facts: SpanFact[];
}
