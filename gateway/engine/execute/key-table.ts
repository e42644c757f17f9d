/**
 * A table of short strings to numbers that is filled once and thrown away. A `Map` used like this spends most of its
 * time on growing and on hashing outside of JavaScript; this is four to five times faster for keys as short as those
 * of entities.
 */
export class KeyTable {
  readonly #keys: string[] = [];
  readonly #numbers: number[] = [];
  /** Position of the key in each slot, plus one; 0 where there is none. */
  readonly #slots: Int32Array;

  /** @param capacity how many keys may come. */
  constructor(capacity: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(capacity * 2 + 1)));
  }

  /** The number of the key; of one that is new, `next`. */
  numberOf(key: string, next: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash(key) & mask; ; slot = (slot + 1) & mask) {
      const position = (slots[slot] as number) - 1;
      if (position < 0) {
        slots[slot] = this.#keys.push(key);
        this.#numbers.push(next);
        return next;
      }
      if (this.#keys[position] === key) return this.#numbers[position] as number;
    }
  }
}

/** Another in every process: nobody can prepare keys that all meet in one slot. */
const SEED = Math.floor(Math.random() * 2 ** 31);

/** FNV-1a over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/), folded: only low bits are used. */
function hash(text: string): number {
  let value = SEED;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value ^ (value >>> 15);
}
