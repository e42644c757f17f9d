import { describe, expect, test } from 'vitest';
import { judgeHeap } from '../../../bench/soak/heap-trend.ts';
import { createRandom } from '../../../scripts/seed-province/random.ts';

const MB = 1_000_000;

/** Forty measurements of a heap of 50 MB that go up and down by chance. */
function heap(grow: (at: number) => number, noise = 3 * MB): readonly number[] {
  const random = createRandom(5);
  return Array.from({ length: 40 }, (_, at) => 50 * MB + grow(at) + (random.next() - 0.5) * noise);
}

describe('a heap', () => {
  test('that only goes up and down does not rise', () => {
    expect(judgeHeap(heap(() => 0))).toMatchObject({ isRising: false });
  });

  test('that fills its caches first does not rise', () => {
    expect(judgeHeap(heap((at) => Math.min(at, 10) * 4 * MB))).toMatchObject({ isRising: false });
  });

  test('that grows by little each time rises', () => {
    const verdict = judgeHeap(heap((at) => at * 0.3 * MB));
    expect(verdict?.isRising).toBe(true);
    expect(verdict?.growth).toBeGreaterThan(7 * MB);
    expect(verdict?.growth).toBeLessThan(10 * MB);
  });

  test('with a single outlier at the end does not rise', () => {
    expect(judgeHeap(heap((at) => (at === 39 ? 80 * MB : 0)))).toMatchObject({ isRising: false });
  });

  test('that grows steadily, but by next to nothing, does not rise', () => {
    expect(judgeHeap(heap((at) => at * 0.05 * MB, 0))).toMatchObject({ isRising: false });
  });

  test('that was measured a few times says nothing', () => {
    expect(judgeHeap([50 * MB, 60 * MB, 70 * MB])).toBeUndefined();
  });
});
