import type { Reader } from '../../shared/reader.ts';
import type { Statement } from '../../shared/statement.ts';

/** What stands on the paper of an entry, its place as the dated ids of the units that its code may mean. */
export interface EntryNumber {
  readonly book: string;
  readonly number: string;
  readonly year: number;
  readonly unitIds: readonly string[];
}

/** Entries of one kind that have a number; several only when it stands in the books of several units. */
export type FindByNumber<Entry> = (number: EntryNumber) => Promise<readonly Entry[]>;

/** Looks entries up with a statement whose condition is `ENTRY_NUMBER`. */
export function findByNumber<Row, Entry>(
  reader: Reader,
  statement: Statement<Row>,
  toEntry: (row: Row) => Entry,
): FindByNumber<Entry> {
  return async ({ book, number, year, unitIds }) => {
    const rows = await reader.select(statement, [book, number, year, unitIds]);
    return rows.map(toEntry);
  };
}
