/**
 * An account as GitHub's GraphQL API shows it. A Mannequin stands for a person of an imported repository.
 *
 * @internal
 */
export interface Account {
  type: 'User' | 'Bot' | 'Mannequin' | 'Organization' | 'EnterpriseUserAccount';
  login: string;
}

/** Who a review was asked of. @internal */
export type Reviewer =
  | { kind: 'person'; account: Account }
  /** `slug` is the combined one, `acme/payments`. */
  | { kind: 'team'; slug: string };

/**
 * What happened to a pull request, as far as the metrics care. `id` is GitHub's node id; `at` is ISO 8601.
 *
 * @internal
 */
export type TimelineEvent = { id: string; at: string } & (
  | {
      kind: 'requested' | 'removed';
      /** Undefined when GitHub does not say: the team is hidden from the token, or the account is gone. */
      reviewer: Reviewer | undefined;
    }
  | {
      /** A submitted review, whatever its verdict and whether or not it was dismissed later. */
      kind: 'reviewed';
      /** Undefined for a deleted account. */
      author: Account | undefined;
      /** Combined slugs of the teams on whose behalf it was submitted. */
      teams: string[];
    }
  | { kind: 'ready' | 'draft' | 'merged' | 'closed' | 'reopened' }
);

/** A pull request with everything the metrics are derived from. @internal */
export interface PullRequest {
  number: number;
  title: string;
  url: string;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  createdAt: string;
  updatedAt: string;
  mergedAt: string | undefined;
  closedAt: string | undefined;
  /** Name of the branch it is to be merged into. */
  base: string;
  /** Undefined for a deleted account. */
  author: Account | undefined;
  labels: string[];
  /** Changed files; empty unless maintenance is told by path. */
  paths: string[];
  /** In any order; an event given twice counts once. */
  timeline: TimelineEvent[];
}
