import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { columns, statement } from '../../shared/statement.ts';
import { RecognitionEntryRow } from '../entities/recognition-entry-row.ts';
import type { RecognitionEntry } from '../types/recognition-entry.ts';
import type { ParentRole, RecognitionRequester } from '../types/vocabulary.ts';
import { amend } from './amended.ts';
import { batchEntries } from './batch-entries.ts';
import { ENTRY_NUMBER, changesOf } from './entry-sql.ts';
import { findByNumber, type FindByNumber } from './find-by-number.ts';
import type { ReadRow } from './read-row.ts';
import { toCitizen, toName, toPlacement } from './to-placement.ts';

type Row = ReadRow<RecognitionEntryRow>;

const ALL = `${columns(RecognitionEntryRow, 'r')}, ${changesOf('r', 'recognition_entry_id')}`;

const BY_ID = statement<Row>(
  'recognition_by_id',
  `select ${ALL} from recognition_entry r where r.id = any($1)`,
);

const BY_CITIZEN = statement<Row>(
  'recognition_by_citizen',
  `select ${ALL} from recognition_entry r
   where r.parent_id = any($1) or r.child_id = any($1) order by r.registered_on, r.id`,
);

const BY_NUMBER = statement<Row>(
  'recognition_by_number',
  `select ${ALL} from recognition_entry r where ${ENTRY_NUMBER}`,
);

export interface RecognitionLoaders {
  readonly byId: DataLoader<number, readonly RecognitionEntry[]>;
  readonly byCitizen: DataLoader<string, readonly RecognitionEntry[]>;
  readonly byNumber: FindByNumber<RecognitionEntry>;
}

/** Recognitions of one request, oldest first. */
export function recognitionLoaders(reader: Reader): RecognitionLoaders {
  const toValue = toRecognitionEntry;
  return {
    byId: batchEntries({ reader, statement: BY_ID, keysOf: ({ id }) => [id], toValue }),
    byCitizen: batchEntries({
      reader,
      statement: BY_CITIZEN,
      keysOf: ({ parentId, childId }) => [parentId, childId],
      toValue,
    }),
    byNumber: findByNumber(reader, BY_NUMBER, toValue),
  };
}

function toRecognitionEntry(row: Row): RecognitionEntry {
  const { current, form } = amend(row);
  return {
    __typename: 'RecognitionEntry',
    ...toPlacement(row),
    form,
    parentRole: row.parentRole as ParentRole,
    requestedBy: row.requestedBy as RecognitionRequester,
    parent: toCitizen(row.parentId),
    parentName: toName(current.parentName),
    child: toCitizen(row.childId),
    childName: toName(current.childName),
    childDateOfBirth: row.childDateOfBirth,
    basis: row.basis,
  };
}
