import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** FNV-1a over the parts, so that neighbouring seeds give unrelated streams. */
function seedOf(parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  return hash | 0;
}

/**
 * A stream of random choices that depends on nothing but what it was seeded with.
 *
 * @internal
 */
export class Random {
  private readonly generator;

  constructor(...seed: (string | number)[]) {
    this.generator = xoroshiro128plus(seedOf(seed));
    // The first value of neighbouring seeds is correlated.
    uniformFloat64(this.generator);
  }

  /** From 0 (in) to 1 (out). */
  fraction(): number {
    return uniformFloat64(this.generator);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.fraction();
  }

  /** Both ends in. */
  integer(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  /** @throws when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T {
    if (!items.length) {
      throw new Error('Nothing to pick from');
    }
    return items[this.integer(0, items.length - 1)];
  }

  /** Up to `count` different items. */
  sample<T>(items: readonly T[], count: number): T[] {
    const rest = [...items];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length) {
      chosen.push(...rest.splice(this.integer(0, rest.length - 1), 1));
    }
    return chosen;
  }

  /** Picks a key with a probability in proportion to its weight. */
  weighted<K extends string>(weights: Record<K, number>): K {
    const keys = Object.keys(weights) as K[];
    const total = keys.reduce((sum, key) => sum + weights[key], 0);
    let left = this.fraction() * total;
    for (const key of keys) {
      left -= weights[key];
      if (left < 0) {
        return key;
      }
    }
    return keys[keys.length - 1];
  }

  logNormal(median: number, sigma: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    const normal = radius * Math.cos(2 * Math.PI * this.fraction());
    return median * Math.exp(sigma * normal);
  }
}
