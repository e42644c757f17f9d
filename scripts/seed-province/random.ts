import { generateMersenne32Randomizer } from '@faker-js/faker';

/** Repeatable chance: the same seeds give the same draws, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One item, each as likely as its weight says. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
}

/** A stream of its own for each combination of `seeds`, e.g. (seed, block, purpose). */
export function createRandom(...seeds: readonly number[]): Random {
  const source = generateMersenne32Randomizer(mix(seeds));
  const next = (): number => source.next();
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as never,
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items.at(-1)?.[0] as never;
    },
  };
}

/** FNV-1a over the seeds' bytes: neighbouring blocks get unrelated streams. */
function mix(seeds: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const seed of seeds) {
    for (let shift = 0; shift < 32; shift += 8) {
      hash = Math.imul(hash ^ ((seed >>> shift) & 0xff), 0x01000193);
    }
  }
  return hash >>> 0;
}
