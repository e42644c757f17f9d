import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Milliseconds; long enough to make repeating useless, short enough for a machine that was only busy. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 1_000;

/** Texts that were too much, by their hashes: they are long. */
export class RefusedTexts {
  readonly #hashes = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });

  add(text: string): void {
    this.#hashes.set(hashOf(text), true);
  }

  has(text: string): boolean {
    return this.#hashes.size > 0 && this.#hashes.has(hashOf(text));
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
