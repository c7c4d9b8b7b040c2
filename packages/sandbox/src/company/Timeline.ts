import { Account, EventDetails, PullRequestEvent } from './types';

/** Something that was planned, until the end decides whether it happened. @internal */
export interface Planned {
  at: number;
  details: EventDetails;
  /** For a dismissal: the review it takes back. */
  review?: Planned;
}

/** Collects the events of a pull request in any order. @internal */
export class Timeline {
  private readonly planned: Planned[] = [];

  add(at: number, details: EventDetails): Planned {
    const planned = { at: wholeSecond(at), details };
    this.planned.push(planned);
    return planned;
  }

  dismiss(at: number, review: Planned, actor?: Account): void {
    this.planned.push({
      at: wholeSecond(at),
      details: { kind: 'reviewDismissed', actor, reviewKey: -1 },
      review,
    });
  }

  /** GitHub closes what it merges, and says both. */
  merge(at: number, actor?: Account): void {
    this.add(at, { kind: 'merged', actor });
    this.add(at, { kind: 'closed', actor });
  }

  /** In order of time, each with its key. What was planned for after `end` did not happen. */
  finish(end = Infinity): PullRequestEvent[] {
    const happened = this.planned
      .filter(it => it.at <= end)
      .sort((a, b) => a.at - b.at);
    return happened.map(({ at, details, review }, key) =>
      details.kind === 'reviewDismissed' && review
        ? { ...details, key, at, reviewKey: happened.indexOf(review) }
        : { ...details, key, at },
    );
  }
}

/** GitHub knows no fractions of a second. @internal */
export function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
