/**
 * Random numbers that are the same every time, so that the same facts give the same answer.
 *
 * @internal
 */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Between 0 and 1, neither of them. The generator is T. Ettinger's mulberry32. */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  }

  /** Of the beta distribution; both parameters at least 1. */
  beta(a: number, b: number): number {
    const one = this.#gamma(a);
    return one / (one + this.#gamma(b));
  }

  /**
   * Of the gamma distribution with a shape of at least 1.
   *
   * Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
   */
  #gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const normal = this.#normal();
      const root = 1 + c * normal;
      if (root <= 0) {
        continue;
      }
      const v = root * root * root;
      const square = normal * normal;
      const uniform = this.uniform();
      if (
        // Holds nearly always, and where it does the condition below does too: it spares two logarithms.
        uniform < 1 - 0.0331 * square * square ||
        Math.log(uniform) < square / 2 + d * (1 - v + Math.log(v))
      ) {
        return d * v;
      }
    }
  }

  /** By Box and Muller. */
  #normal(): number {
    return (
      Math.sqrt(-2 * Math.log(this.uniform())) *
      Math.cos(2 * Math.PI * this.uniform())
    );
  }
}
