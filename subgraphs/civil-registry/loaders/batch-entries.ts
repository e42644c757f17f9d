import DataLoader from 'dataloader';
import type { Key } from '../../shared/batch.ts';
import type { Reader } from '../../shared/reader.ts';
import type { Statement } from '../../shared/statement.ts';

export interface EntryBatch<Row, Value, BatchKey extends Key> {
  readonly reader: Reader;
  /** `$1` takes the keys. */
  readonly statement: Statement<Row>;
  /** Keys under which the row is found: a marriage under both spouses; null ones are passed over. */
  readonly keysOf: (row: Row) => readonly (BatchKey | null)[];
  readonly toValue: (row: Row) => Value;
}

/** Values by key, in the order of the statement; nothing under a key that found none. */
export type Groups<BatchKey extends Key, Value> = ReadonlyMap<BatchKey, readonly Value[]>;

/** One SELECT for many keys; each row is converted once, however many keys find it. */
export async function groupEntries<Row, Value, BatchKey extends Key>(
  { reader, statement, keysOf, toValue }: EntryBatch<Row, Value, BatchKey>,
  keys: readonly BatchKey[],
): Promise<Groups<BatchKey, Value>> {
  const groups = new Map<BatchKey, Value[]>();
  for (const row of await reader.selectByKeys(statement, keys, keysOf)) {
    const value = toValue(row);
    for (const key of keysOf(row)) {
      if (key === null) continue;
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  }
  return groups;
}

/** One SELECT for all keys of a tick. */
export function batchEntries<Row, Value, BatchKey extends Key>(
  batch: EntryBatch<Row, Value, BatchKey>,
): DataLoader<BatchKey, readonly Value[]> {
  return new DataLoader(async (keys) => {
    const groups = await groupEntries(batch, keys);
    return keys.map((key) => groups.get(key) ?? NOTHING);
  });
}

const NOTHING: readonly never[] = Object.freeze([]);
