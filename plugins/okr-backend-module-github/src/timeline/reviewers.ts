import { AccountRules, isBot, isSameAccount } from './accounts';
import { Account, PullRequest, Reviewer, TimelineEvent } from './PullRequest';

type Review = Extract<TimelineEvent, { kind: 'reviewed' }>;

/** How a page names the reviewer: `@acme/payments` or `@ada`. @internal */
export function mention(reviewer: Reviewer): string {
  return reviewer.kind === 'team'
    ? `@${reviewer.slug}`
    : `@${reviewer.account.login}`;
}

/** GitHub ignores case in logins and slugs. @internal */
export function reviewerId(reviewer: Reviewer): string {
  return mention(reviewer).toLowerCase();
}

/**
 * Whether asking this reviewer starts a wait. The author and bots are never waited for; a reviewer that GitHub does
 * not name cannot be followed, so no wait is made up for them.
 *
 * @internal
 */
export function isAwaited(
  reviewer: Reviewer | undefined,
  author: Account | undefined,
  rules: AccountRules,
): reviewer is Reviewer {
  if (!reviewer) return false;
  if (reviewer.kind === 'team') return true;
  return (
    !isBot(reviewer.account, rules) && !isSameAccount(reviewer.account, author)
  );
}

/** Whether a review can answer anything: by a human other than the author. @internal */
export function countsAsReview(
  review: Review,
  pull: PullRequest,
  rules: AccountRules,
): boolean {
  return (
    !isBot(review.author, rules) && !isSameAccount(review.author, pull.author)
  );
}

/** Whether the review is the one asked of this reviewer: by the person, or on behalf of the team. @internal */
export function isReviewOf(review: Review, reviewer: Reviewer): boolean {
  if (reviewer.kind === 'person') {
    return isSameAccount(review.author, reviewer.account);
  }
  const slug = reviewer.slug.toLowerCase();
  return review.teams.some(team => team.toLowerCase() === slug);
}
