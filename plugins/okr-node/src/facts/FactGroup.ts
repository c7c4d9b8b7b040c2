import { DailyRatioFact } from './DailyRatioFact';
import { IncidentFact } from './IncidentFact';
import { ReadingFact } from './ReadingFact';
import { SpanFact } from './SpanFact';

/** What a source said, in one of few shapes. @public */
export type Fact = SpanFact | DailyRatioFact | ReadingFact | IncidentFact;

/**
 * Everything that is now known about one thing at the source, for instance one pull request. It replaces what was
 * known about the same group before: facts that are no longer in it are closed off, and stay readable as of then.
 *
 * @public
 */
export interface FactGroup<Kind extends Fact = Fact> {
  /** The source's natural key within the target, for instance `pull/42`. */
  key: string;
  /** True while the source may still change it; such groups are read again at least daily. */
  open: boolean;
  facts: Kind[];
}
