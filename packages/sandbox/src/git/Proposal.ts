import { Account } from '../company';
import { GitRepository } from './GitRepository';

/**
 * A pull request made through the API or on a page. The company's own pull requests are something else: they are the
 * history that is measured, and nobody changes them here.
 *
 * @public
 */
export interface Proposal {
  readonly number: number;
  title: string;
  body?: string;
  readonly author: Account;
  draft: boolean;
  labels: string[];
  /** The branch to be merged; a fork's where `repository` is one. */
  readonly head: { repository: GitRepository; branch: string };
  /** What the branch held last: it follows the branch while the proposal is open. */
  headSha: string;
  base: string;
  baseSha: string;
  state: 'open' | 'closed';
  /** Milliseconds since 1970 UTC, like all instants here. */
  readonly createdAt: number;
  updatedAt: number;
  closedAt?: number;
  merged?: { at: number; by: Account; sha: string };
}
