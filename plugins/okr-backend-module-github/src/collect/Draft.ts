import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { PullRequestNode } from '../client';
import { PullRequest, TimelineEvent } from '../timeline';
import { TargetReading } from './TargetReading';

/** A pull request as read, with what may still have to be asked for. @internal */
export interface ReadPullRequest {
  node: PullRequestNode;
  pull: PullRequest;
}

type Review = Extract<TimelineEvent, { kind: 'reviewed' }>;

/**
 * A page that waits until the last of its pull requests is complete. Its cursor is that of the moment it was read.
 *
 * @internal
 */
export interface Draft {
  reading: TargetReading;
  page: CollectedPage;
  pulls: ReadPullRequest[];
  /** Reviews of which the teams are not known yet. */
  reviews: Review[];
}

/** What one query brought: drafts, and pages of repositories that cannot be read. @internal */
export interface ReadStep {
  drafts: Draft[];
  troubles: CollectedPage[];
}

/**
 * The reviews whose teams matter: those of pull requests where a team was asked, from the first such request on.
 *
 * @internal
 */
export function reviewsForTeams(pull: PullRequest): Review[] {
  const asked = pull.timeline
    .filter(
      event => event.kind === 'requested' && event.reviewer?.kind === 'team',
    )
    .map(event => Date.parse(event.at));
  if (asked.length === 0) return [];
  const first = Math.min(...asked);
  return pull.timeline.filter(
    (event): event is Review =>
      event.kind === 'reviewed' && Date.parse(event.at) >= first,
  );
}
