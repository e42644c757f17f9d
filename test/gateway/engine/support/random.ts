import { createHash } from 'node:crypto';

/** A reproducible source of choices. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
  }

  /** An integer from 0 to below `limit`. (mulberry32) */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** True once in `n`. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const hashes = new Map<string, number>();

/** The same parts give the same number, always. */
export function hash(...parts: readonly (string | number)[]): number {
  const text = parts.join('|');
  const known = hashes.get(text);
  if (known !== undefined) return known;
  const value = createHash('md5').update(text).digest().readUInt32LE(0);
  if (hashes.size > 200_000) hashes.clear();
  hashes.set(text, value);
  return value;
}
