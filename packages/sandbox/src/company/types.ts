/** @public */
export type AccountType = 'User' | 'Bot' | 'Mannequin';

/** Somebody or something that acts on GitHub. @public */
export interface Account {
  type: AccountType;
  login: string;
}

/** A team of the organization, for instance `payments` for `acme/payments`. @public */
export interface ReviewTeam {
  type: 'Team';
  slug: string;
}

/** @public */
export type Reviewer = Account | ReviewTeam;

/** @public */
export type ReviewState =
  | 'APPROVED'
  | 'CHANGES_REQUESTED'
  | 'COMMENTED'
  | 'DISMISSED'
  | 'PENDING';

/**
 * What happened, in the words of the timeline. An undefined `actor`, `author` or `reviewer` is null on the wire: a
 * deleted account, or a team that the token cannot see.
 *
 * @public
 */
export type EventDetails =
  | { kind: 'reviewRequested'; actor?: Account; reviewer?: Reviewer }
  | { kind: 'reviewRequestRemoved'; actor?: Account; reviewer?: Reviewer }
  | {
      kind: 'review';
      author?: Account;
      state: ReviewState;
      /** Slugs of the teams the review was submitted for. */
      onBehalfOf: string[];
    }
  | { kind: 'reviewDismissed'; actor?: Account; reviewKey: number }
  | { kind: 'readyForReview'; actor?: Account }
  | { kind: 'convertToDraft'; actor?: Account }
  | { kind: 'merged'; actor?: Account }
  | { kind: 'closed'; actor?: Account }
  | { kind: 'reopened'; actor?: Account }
  | { kind: 'commented'; actor?: Account };

/** @public */
export type PullRequestEvent = EventDetails & {
  /** Unique within the pull request and never changed. */
  key: number;
  /** Milliseconds since 1970 UTC, whole seconds as on GitHub. For a review that is not pending: when it was submitted. */
  at: number;
};

/**
 * One pull request as it truly was: everything the sandbox says about it, at any instant, is derived from this.
 *
 * @public
 */
export interface PullRequest {
  number: number;
  title: string;
  /** Undefined is a deleted account (null on the wire). */
  author?: Account;
  labels: string[];
  bornDraft: boolean;
  /** Milliseconds since 1970 UTC. */
  createdAt: number;
  /** Ordered by `at`. May hold events that are still to come. */
  events: PullRequestEvent[];
}

/**
 * What is wrong, or special, with a repository.
 *
 * @public
 */
export type RepositoryCondition =
  | 'ok'
  | 'empty'
  | 'archived'
  | 'gone'
  | 'forbidden';
