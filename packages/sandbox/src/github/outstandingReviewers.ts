import { PullRequestEvent, Reviewer } from '../company';

function nameOf(reviewer: Reviewer): string {
  return reviewer.type === 'Team' ? `@${reviewer.slug}` : reviewer.login;
}

/** Who is asked for a review and has not given it, in order of asking. @internal */
export function outstandingReviewers(
  events: readonly PullRequestEvent[],
): Reviewer[] {
  const outstanding = new Map<string, Reviewer>();
  for (const event of events) {
    if (event.kind === 'reviewRequested' && event.reviewer) {
      outstanding.set(nameOf(event.reviewer), event.reviewer);
    }
    if (event.kind === 'reviewRequestRemoved' && event.reviewer) {
      outstanding.delete(nameOf(event.reviewer));
    }
    if (event.kind === 'review' && event.state !== 'PENDING') {
      for (const name of event.onBehalfOf) {
        outstanding.delete(`@${name}`);
      }
      outstanding.delete(event.author?.login ?? '');
    }
  }
  return [...outstanding.values()];
}
