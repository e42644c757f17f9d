import { median } from '../measure/statistics.ts';
import { times } from './figures.ts';
import type { Table } from './table.ts';

/** Something that one of two is to be better at, by a factor. */
export interface Goal {
  readonly what: string;
  /** The factor. */
  readonly least: number;
  /** The factor in each round, of measurements that were made one after the other. */
  readonly ratios: readonly number[];
}

/** Every goal with what was reached, whether it was or not; none for goals that had nobody to be compared with. */
export function goalsTable(goals: readonly Goal[]): readonly Table[] {
  const measured = goals.filter(({ ratios }) => ratios.length > 0);
  if (measured.length === 0) return [];
  return [
    {
      title: 'Against the goals',
      columns: ['goal', 'at least', 'median of the rounds', 'lowest', 'highest', 'reached'],
      rows: measured.map(({ what, least, ratios }) => [
        what,
        times(least),
        times(median(ratios)),
        times(Math.min(...ratios)),
        times(Math.max(...ratios)),
        median(ratios) >= least ? 'yes' : 'no',
      ]),
      notes: ['Ratios within each round, whose measurements followed one another.'],
    },
  ];
}

/** Value by value, as far as both go. */
export function ratiosOf<Round>(
  above: readonly Round[],
  below: readonly Round[],
  value: (round: Round) => number,
): readonly number[] {
  return above.slice(0, below.length).map((round, at) => value(round) / value(below[at] as Round));
}
