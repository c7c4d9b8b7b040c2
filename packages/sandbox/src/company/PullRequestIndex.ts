import { stateAt, UpdatedAtRule } from './stateAt';
import { PullRequest } from './types';

/** Which pull requests, in which order. @internal */
export interface Ordering {
  field: 'CREATED_AT' | 'UPDATED_AT';
  direction: 'ASC' | 'DESC';
  /** All when undefined. */
  states?: readonly StateName[];
}

/** @internal */
export type StateName = 'OPEN' | 'CLOSED' | 'MERGED';

/** @internal */
export interface OrderedPullRequest {
  number: number;
  /** Milliseconds since 1970 UTC of the field ordered by. */
  value: number;
}

const stateNames: readonly StateName[] = ['OPEN', 'CLOSED', 'MERGED'];

/**
 * The pull requests of a repository that exist at an instant, with just what paging needs: a few bytes each, so that a
 * hundred thousand stay small.
 *
 * @internal
 */
export class PullRequestIndex {
  /** From when on something more has happened. */
  readonly validUntil: number;
  private readonly numbers: number[] = [];
  private readonly createdAt: number[] = [];
  private readonly updatedAt: number[] = [];
  private readonly states: number[] = [];
  private readonly orders = new Map<string, OrderedPullRequest[]>();

  constructor(
    pullRequests: Iterable<PullRequest>,
    at: number,
    rule: UpdatedAtRule,
  ) {
    let next = Infinity;
    for (const pullRequest of pullRequests) {
      if (pullRequest.createdAt > at) {
        next = Math.min(next, pullRequest.createdAt);
        continue;
      }
      const { events, state, updatedAt } = stateAt(pullRequest, at, rule);
      if (events.length < pullRequest.events.length) {
        next = Math.min(next, pullRequest.events[events.length].at);
      }
      this.numbers.push(pullRequest.number);
      this.createdAt.push(pullRequest.createdAt);
      this.updatedAt.push(updatedAt);
      this.states.push(stateNames.indexOf(state));
    }
    this.validUntil = next;
  }

  /** By the field given, ties by number. */
  ordered({
    field,
    direction,
    states,
  }: Ordering): readonly OrderedPullRequest[] {
    const key = [field, direction, ...(states ?? [])].join();
    const known = this.orders.get(key);
    if (known) {
      return known;
    }
    const values = field === 'CREATED_AT' ? this.createdAt : this.updatedAt;
    const sign = direction === 'ASC' ? 1 : -1;
    const order = this.numbers
      .map((number, index) => ({ number, value: values[index] }))
      .filter(
        (_, index) =>
          !states || states.includes(stateNames[this.states[index]]),
      )
      .sort((a, b) => sign * (a.value - b.value || a.number - b.number));
    this.orders.set(key, order);
    return order;
  }
}
