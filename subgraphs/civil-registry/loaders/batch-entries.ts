import DataLoader from 'dataloader';
import type { Key } from '../../shared/batch.ts';
import type { Reader } from '../../shared/reader.ts';
import type { Statement } from '../../shared/statement.ts';

export interface EntryBatch<Row, Value, BatchKey extends Key> {
  readonly reader: Reader;
  /** `$1` takes the keys. */
  readonly statement: Statement<Row>;
  /** Keys under which the row is found: a marriage under both spouses. Null ones, and those nobody asked for, are passed over. */
  readonly keysOf: (row: Row) => readonly (BatchKey | null)[];
  readonly toValue: (row: Row) => Value;
}

/** One SELECT for all keys of a tick; each row is converted once, however many keys find it. */
export function batchEntries<Row, Value, BatchKey extends Key>(
  batch: EntryBatch<Row, Value, BatchKey>,
): DataLoader<BatchKey, readonly Value[]> {
  return new DataLoader(async (keys) => {
    const groups = new Map<BatchKey | null, Value[]>();
    for (const key of keys) groups.set(key, []);
    for (const row of await batch.reader.select(batch.statement, [keys])) {
      const value = batch.toValue(row);
      for (const key of batch.keysOf(row)) groups.get(key)?.push(value);
    }
    return keys.map((key) => groups.get(key) ?? []);
  });
}
