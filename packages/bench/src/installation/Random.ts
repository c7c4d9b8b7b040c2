/** Evenly spread numbers from a seed, the same in every run: mulberry32 by Tommy Ettinger, public domain. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1);
  }

  /** From 0 up to 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Waits are skewed: half of them shorter than `median`, a few many times as long. */
  wait(median: number): number {
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.fraction())) *
      Math.cos(2 * Math.PI * this.fraction());
    return Math.round(median * Math.exp(1.2 * normal));
  }
}
