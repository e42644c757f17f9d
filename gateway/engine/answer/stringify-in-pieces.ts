import { weigh } from './weigh.ts';

/** Values that are written at once: some two milliseconds, and some hundred kilobytes. */
const PART_WEIGHT = 8_000;

/** The JSON text of a large value in pieces. Whoever stops reading stops the work. */
export function* stringifyInPieces(value: unknown): Generator<string, void, void> {
  if (typeof value !== 'object' || value === null || weigh(value, PART_WEIGHT) <= PART_WEIGHT) {
    yield JSON.stringify(value);
  } else if (Array.isArray(value)) yield* listInPieces(value);
  else yield* objectInPieces(value as Readonly<Record<string, unknown>>);
}

function* listInPieces(list: readonly unknown[]): Generator<string, void, void> {
  let separator = '[';
  for (let start = 0; start < list.length;) {
    const end = endOfPart(list, start);
    if (end > start) {
      yield `${separator}${JSON.stringify(list.slice(start, end)).slice(1, -1)}`;
    } else {
      yield separator;
      yield* stringifyInPieces(list[start]);
    }
    separator = ',';
    start = Math.max(end, start + 1);
  }
  yield list.length === 0 ? '[]' : ']';
}

/** Where the elements from `start` on become too many for one part; `start` when the first is too large alone. */
function endOfPart(list: readonly unknown[], start: number): number {
  let weight = 0;
  for (let index = start; index < list.length; index += 1) {
    weight += weigh(list[index], PART_WEIGHT - weight);
    if (weight > PART_WEIGHT) return index;
  }
  return list.length;
}

function* objectInPieces(object: Readonly<Record<string, unknown>>): Generator<string, void, void> {
  let separator = '{';
  for (const [key, value] of Object.entries(object)) {
    yield `${separator}${JSON.stringify(key)}:`;
    yield* stringifyInPieces(value);
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}
