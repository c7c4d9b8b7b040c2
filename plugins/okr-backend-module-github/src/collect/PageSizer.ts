/** A query of so many pull requests costs 1 + 2 × 74 = 149 connection requests: just under the step to 2 points. */
const most = 74;
const start = 25;
const slowSeconds = 5;
const fastSeconds = 3;
/** Successes after which a failure is tried again: soon for small pages, which are dear. */
const shortPatience = 4;
const longPatience = 50;
const longestPatience = 400;
const smallPage = 20;
/** Closer than this to the size that fails, growing is not worth another failure. */
const closeEnough = 8;

/**
 * Finds out how many pull requests a host answers at once: grows while answers are fast, goes back to what worked (or
 * to half) when one fails, and then closes in on the largest size that works. A failure is forgotten after a while, later each time it comes back.
 *
 * @internal
 */
export class PageSizer {
  private current = start;
  private works = 0;
  private fails: number | undefined;
  private patience = longPatience;
  private successes = 0;

  get size(): number {
    return this.current;
  }

  succeeded(count: number, seconds: number): void {
    if (seconds > slowSeconds) {
      this.current = Math.max(1, Math.floor(count * 0.75));
      return;
    }
    this.works = Math.max(this.works, count);
    if (count < this.current || seconds > fastSeconds) return;
    this.successes++;
    const small = this.fails !== undefined && this.fails <= smallPage;
    const patience = small ? shortPatience : this.patience;
    if (this.fails !== undefined && this.successes >= patience) {
      this.fails = undefined;
      this.successes = 0;
      if (!small) {
        this.patience = Math.min(longestPatience, this.patience * 2);
      }
    }
    this.current = this.next(count);
  }

  failed(count: number): void {
    this.successes = 0;
    this.fails = Math.min(this.fails ?? Infinity, count);
    if (this.works >= this.fails) this.works = 0;
    this.current = Math.max(1, this.works, Math.floor(count / 2));
  }

  private next(count: number): number {
    if (count < this.works) return this.works;
    if (this.fails === undefined) return Math.min(most, count * 2);
    const gap = this.fails - count;
    return gap > closeEnough ? count + Math.floor(gap / 2) : count;
  }
}
