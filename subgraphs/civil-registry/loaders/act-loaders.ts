import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import type { Statement } from '../../shared/statement.ts';
import { amend, type Amended, type FormRow } from './amended.ts';
import { batchEntries } from './batch-entries.ts';
import { findByNumber, type FindByNumber } from './find-by-number.ts';

/** The ways that lead to every kind of base act: birth, marriage, death. */
export interface ActLoaders<Entry, Particulars> {
  readonly byId: DataLoader<number, readonly Entry[]>;
  /** By id of the act: its content as now in force. */
  readonly particulars: DataLoader<number, readonly Amended<Particulars>[]>;
  readonly byNumber: FindByNumber<Entry>;
}

/** The statements behind them, and what becomes of the rows of the first and the last. */
export interface ActSource<Row, Entry, Particulars> {
  readonly byId: Statement<Row>;
  readonly particulars: Statement<Particulars>;
  readonly byNumber: Statement<Row>;
  readonly toValue: (row: Row) => Entry;
}

/** The loaders of one kind of act for one request. */
export function actLoaders<Row extends ById, Entry, Particulars extends ById & FormRow>(
  reader: Reader,
  { byId, particulars, byNumber, toValue }: ActSource<Row, Entry, Particulars>,
): ActLoaders<Entry, Particulars> {
  return {
    byId: batchEntries({ reader, statement: byId, keysOf: idOf, toValue }),
    particulars: batchEntries({ reader, statement: particulars, keysOf: idOf, toValue: amend }),
    byNumber: findByNumber(reader, byNumber, toValue),
  };
}

interface ById {
  readonly id: number;
}

function idOf({ id }: ById): readonly number[] {
  return [id];
}
