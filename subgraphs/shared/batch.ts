import DataLoader from 'dataloader';
import type { Reader } from './reader.ts';
import type { Statement } from './statement.ts';

/** Keys must be strings or numbers: they are compared as map keys. */
export type Key = string | number;

export interface BatchOptions<Row, BatchKey extends Key> {
  readonly reader: Reader;
  /** `$1` takes the keys: `… where column = any($1)`. */
  readonly statement: Statement<Row>;
  /** The column that `$1` matched. */
  readonly keyOf: (row: Row) => BatchKey;
  /** Values for `$2` and on. */
  readonly values?: readonly unknown[];
}

/** One SELECT for all keys of a tick; null where the register has no row. */
export function batchOne<Row, BatchKey extends Key>(
  options: BatchOptions<Row, BatchKey>,
): DataLoader<BatchKey, Row | null> {
  return new DataLoader(async (keys) => {
    const found = new Map<BatchKey, Row>();
    for (const row of await selectAll(options, keys)) found.set(options.keyOf(row), row);
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** One SELECT for all keys of a tick; the rows of each key in the statement's order. */
export function batchMany<Row, BatchKey extends Key>(
  options: BatchOptions<Row, BatchKey>,
): DataLoader<BatchKey, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const groups = new Map<BatchKey, Row[]>();
    for (const row of await selectAll(options, keys)) {
      const key = options.keyOf(row);
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    return keys.map((key) => groups.get(key) ?? EMPTY);
  });
}

const EMPTY: readonly never[] = Object.freeze([]);

async function selectAll<Row, BatchKey extends Key>(
  { reader, statement, keyOf, values }: BatchOptions<Row, BatchKey>,
  keys: readonly BatchKey[],
): Promise<readonly Row[]> {
  if (values) return reader.select(statement, [keys, ...values]);
  return reader.selectByKeys(statement, keys, (row) => [keyOf(row)]);
}
