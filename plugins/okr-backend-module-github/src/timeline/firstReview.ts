import { SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { AccountRules } from './accounts';
import { CommonFields, instant } from './fields';
import { PullRequest } from './PullRequest';
import { countsAsReview } from './reviewers';
import { Step } from './walk';

/**
 * One fact per ready spell of a pull request that had no review yet. A review of the draft counts as a review had.
 *
 * @internal
 */
export function firstReviewFacts(
  pull: PullRequest,
  steps: Step[],
  rules: AccountRules,
  common: CommonFields,
): SpanFact[] {
  const facts: SpanFact[] = [];
  let spell: SpanFact | undefined;
  for (const { at, event, wasReady, isReady } of steps) {
    if (!wasReady && isReady) {
      spell = {
        ...common,
        metric: 'github.firstReview',
        key: `firstReview/${event.id}`,
        start: instant(at),
      };
    }
    if (event.kind === 'reviewed' && countsAsReview(event, pull, rules)) {
      if (spell) {
        facts.push({ ...spell, end: instant(at), outcome: 'answered' });
      }
      return facts;
    }
    if (spell && wasReady && !isReady) {
      facts.push({ ...spell, end: instant(at), outcome: 'withdrawn' });
      spell = undefined;
    }
  }
  return spell ? [...facts, spell] : facts;
}
