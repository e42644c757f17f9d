import { expect, it } from 'vitest';
import { goalsTable, ratiosOf } from '../../bench/report/goals.ts';

it('compares what was measured in the same round', () => {
  expect(ratiosOf([100, 90], [10, 30], (value) => value)).toEqual([10, 3]);
  expect(ratiosOf([100, 90], [], (value) => value)).toEqual([]);
});

it('a goal is reached by the median of its rounds', () => {
  const [table] = goalsTable([
    { what: 'fast', least: 5, ratios: [9, 5, 1] },
    { what: 'faster', least: 5, ratios: [9, 4.9, 1] },
    { what: 'beside nobody', least: 5, ratios: [] },
  ]);
  expect(table?.rows).toEqual([
    ['fast', '5.00×', '5.00×', '1.00×', '9.00×', 'yes'],
    ['faster', '5.00×', '4.90×', '1.00×', '9.00×', 'no'],
  ]);
});

it('there is no table without goals that somebody was measured against', () => {
  expect(goalsTable([{ what: 'beside nobody', least: 5, ratios: [] }])).toEqual([]);
});
