import { FactGroup, SpanFact } from '@keyresults/backstage-plugin-okr-node';
import { AccountRules } from './accounts';
import { commonFields } from './fields';
import { firstReviewFacts } from './firstReview';
import { MaintenanceRules, maintenanceShareFacts } from './maintenanceShare';
import { mergeTimeFacts } from './mergeTime';
import { PullRequest } from './PullRequest';
import { reviewWaitFacts } from './reviewWait';
import { walk } from './walk';

/** What an installation decides about pull requests. @internal */
export interface DerivationRules {
  accounts: AccountRules;
  maintenance: MaintenanceRules;
}

/** The natural key of a pull request within its repository. @internal */
export function groupKey(number: number): string {
  return `pull/${number}`;
}

/**
 * Everything that one pull request says about the four metrics.
 *
 * @internal
 */
export function deriveGroup(
  pull: PullRequest,
  rules: DerivationRules,
): FactGroup<SpanFact> {
  const steps = walk(pull, rules.accounts);
  const common = commonFields(pull, rules.accounts);
  return {
    key: groupKey(pull.number),
    open: pull.state === 'OPEN',
    facts: [
      ...reviewWaitFacts(pull, steps, rules.accounts, common),
      ...firstReviewFacts(pull, steps, rules.accounts, common),
      ...mergeTimeFacts(steps, common),
      ...maintenanceShareFacts(pull, steps, rules.maintenance, common),
    ],
  };
}
