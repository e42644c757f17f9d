import { median } from '../measure/statistics.ts';

/** What a series of measurements, equally far apart, says about growth. */
export interface Trend {
  /** From the first to the last, as the median of all slopes has it (Theil–Sen): single outliers count for nothing. */
  readonly growth: number;
  /** Standard deviations from what chance would do (Mann–Kendall); above 3 it is no chance. */
  readonly certainty: number;
}

/** @param values at least three */
export function trendOf(values: readonly number[]): Trend {
  const slopes: number[] = [];
  let concordance = 0;
  for (const [at, value] of values.entries()) {
    for (let before = 0; before < at; before++) {
      const difference = value - (values[before] as number);
      slopes.push(difference / (at - before));
      concordance += Math.sign(difference);
    }
  }
  const count = values.length;
  const variance = (count * (count - 1) * (2 * count + 5)) / 18;
  return {
    growth: median(slopes) * (count - 1),
    certainty: (Math.abs(concordance) > 1 ? concordance - Math.sign(concordance) : 0) / Math.sqrt(variance),
  };
}

/** What is measured before this part of the time is warming up: caches fill, code is compiled. */
const WARM_UP = 0.3;
/** Fewer measurements after it say nothing. */
const FEWEST = 10;
/** Bytes. Less cannot be told from what caches and the compiler do; a leak shows in a longer run. */
const TOLERANCE = 4_000_000;
const CERTAIN = 3;

export interface HeapVerdict extends Trend {
  readonly isRising: boolean;
}

/** @returns undefined when there are too few measurements to say anything. */
export function judgeHeap(bytes: readonly number[]): HeapVerdict | undefined {
  const settled = bytes.slice(Math.floor(bytes.length * WARM_UP));
  if (settled.length < FEWEST) return undefined;
  const trend = trendOf(settled);
  return { ...trend, isRising: trend.growth > TOLERANCE && trend.certainty > CERTAIN };
}
