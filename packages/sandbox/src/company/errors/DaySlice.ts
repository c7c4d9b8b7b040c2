import { UserRange } from './types';

/** A part of a day, from one share of it to another. Neighbouring parts add up to the whole. @internal */
export class DaySlice {
  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly received: number,
  ) {}

  count(ofWholeDay: number): number {
    const until = (share: number) =>
      Math.floor(ofWholeDay * share * this.received);
    return until(this.to) - until(this.from);
  }

  /** Most people come back during a day, so that a later part meets many of an earlier one again. */
  users({ from, to }: UserRange): UserRange {
    const count = to - from;
    return {
      from: from + Math.floor(count * this.from * 0.6),
      to: from + Math.ceil(count * (1 - (1 - this.to) ** 1.5)),
    };
  }
}
