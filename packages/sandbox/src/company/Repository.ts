import {
  OrderedPullRequest,
  Ordering,
  PullRequestIndex,
} from './PullRequestIndex';
import { PullRequestSource } from './PullRequestSource';
import { UpdatedAtRule } from './stateAt';
import { EventDetails, PullRequest, RepositoryCondition } from './types';

const keptPullRequests = 50;

/**
 * A repository with its pull requests, which are made when asked for. What a test changes is kept on top.
 *
 * @public
 */
export class Repository {
  condition: RepositoryCondition;
  /** The name it has now, for instance `acme/cart`. */
  slug: string;
  /** Names it had before, which still lead here. */
  readonly formerSlugs: string[] = [];
  private readonly changed = new Map<number, PullRequest>();
  private readonly kept = new Map<number, PullRequest>();
  private indexed?: { index: PullRequestIndex; at: number; moves: boolean };

  constructor(
    /** The source's numeric id: it stays when the name changes. */
    readonly id: number,
    slug: string,
    private readonly source: PullRequestSource,
    condition: RepositoryCondition = 'ok',
  ) {
    this.slug = slug;
    this.condition = condition;
  }

  /** Gives it another name; the old one still leads here. */
  rename(slug: string): void {
    this.formerSlugs.push(this.slug);
    this.slug = slug;
  }

  /** Everything that truly happens, also what is still to come, in order of creation. */
  *pullRequests(): Generator<PullRequest> {
    const added = new Map(this.changed);
    for (let index = 0; index < this.source.count; index++) {
      const original = this.source.at(index);
      yield this.changed.get(original.number) ?? original;
      added.delete(original.number);
    }
    yield* added.values();
  }

  pullRequest(number: number): PullRequest | undefined {
    const known = this.changed.get(number) ?? this.kept.get(number);
    if (known) {
      return known;
    }
    const index = this.source.indexOf(number);
    if (index === undefined) {
      return undefined;
    }
    const made = this.source.at(index);
    if (this.kept.size >= keptPullRequests) {
      this.kept.clear();
    }
    this.kept.set(number, made);
    return made;
  }

  /** Numbers and sort values of what exists at an instant. */
  ordered(
    at: number,
    rule: UpdatedAtRule,
    ordering: Ordering,
  ): readonly OrderedPullRequest[] {
    return this.index(at, rule).ordered(ordering);
  }

  /** A number no pull request has, not even one still to come. */
  nextNumber(): number {
    const { count } = this.source;
    const last = count ? this.source.at(count - 1).number : 0;
    return Math.max(last, ...this.changed.keys()) + 1;
  }

  /** Adds or replaces a pull request. */
  put(pullRequest: PullRequest): void {
    this.changed.set(pullRequest.number, pullRequest);
    this.indexed = undefined;
  }

  /**
   * Lets something more happen to a pull request.
   *
   * @throws when there is no such pull request
   */
  addEvents(
    number: number,
    ...events: (EventDetails & { at: number })[]
  ): void {
    const pullRequest = this.pullRequest(number);
    if (!pullRequest) {
      throw new Error(`${this.slug} has no pull request ${number}`);
    }
    const firstKey =
      Math.max(-1, ...pullRequest.events.map(event => event.key)) + 1;
    const added = events.map((event, index) => ({
      ...event,
      key: firstKey + index,
    }));
    this.put({
      ...pullRequest,
      events: [...pullRequest.events, ...added].sort((a, b) => a.at - b.at),
    });
  }

  private index(at: number, rule: UpdatedAtRule): PullRequestIndex {
    const moves = rule.requestsMoveUpdatedAt;
    const known = this.indexed;
    if (
      known &&
      known.moves === moves &&
      at >= known.at &&
      at < known.index.validUntil
    ) {
      return known.index;
    }
    const index = new PullRequestIndex(this.pullRequests(), at, rule);
    this.indexed = { index, at, moves };
    return index;
  }
}
