import { expect, it } from 'vitest';
import { median, spread } from '../../bench/measure/statistics.ts';

it('takes the middle of an odd number of rounds, whatever their order', () => {
  expect(median([900, 10, 20])).toBe(20);
});

it('takes the mean of the middle two of an even number', () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
});

it('has no median of nothing', () => {
  expect(median([])).toBeNaN();
});

it('gives the spread of rounds as a share of their median', () => {
  expect(spread([90, 100, 120])).toBeCloseTo(0.3);
});
