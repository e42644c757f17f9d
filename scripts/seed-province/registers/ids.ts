/** Whole numbers that no other block gives out. */
export interface Ids {
  next(): number;
}

/** More rows than a block has in any table; a thousand blocks of them still fit PostgreSQL's integer. */
const PER_BLOCK = 200_000;

export function createIds(block: number): Ids {
  let last = block * PER_BLOCK;
  return { next: () => ++last };
}
