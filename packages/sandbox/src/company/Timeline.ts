import { EventDetails, PullRequestEvent } from './types';

/** Collects the events of a pull request in any order. @internal */
export class Timeline {
  private readonly events: { at: number; details: EventDetails }[] = [];

  add(at: number, details: EventDetails): void {
    this.events.push({ at: wholeSecond(at), details });
  }

  /** In order of time, each with its key. Events after `end` did not happen. */
  finish(end = Infinity): PullRequestEvent[] {
    return this.events
      .filter(event => event.at <= end)
      .sort((a, b) => a.at - b.at)
      .map(({ at, details }, key) => ({ ...details, key, at }));
  }
}

/** GitHub knows no fractions of a second. @internal */
export function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
