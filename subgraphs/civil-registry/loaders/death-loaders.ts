import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import type { DeathEntryRow } from '../entities/death-entry-row.ts';
import type { DeathEntry } from '../types/death-entry.ts';
import type { RegistrationMode } from '../types/vocabulary.ts';
import { amend, type Amended, type FormRow } from './amended.ts';
import { batchEntries } from './batch-entries.ts';
import { byNumber, changesOf, currentValue, FORM, PLACEMENT, selectList } from './entry-sql.ts';
import { findByNumber, type FindByNumber } from './find-by-number.ts';
import type { ReadRow } from './read-row.ts';
import { toCitizen, toPlacement, type PlacementRow } from './to-placement.ts';

interface CoreRow extends PlacementRow {
  readonly mode: RegistrationMode;
  readonly deceasedId: string | null;
  /** With amendments applied. */
  readonly diedOn: string | null;
}

const PARTICULARS = [
  ...FORM,
  'deceasedName',
  'sex',
  'dateOfBirth',
  'ethnicity',
  'nationality',
  'lastResidence',
  'diedOn',
  'timeOfDeath',
  'placeOfDeath',
  'cause',
  'notifierName',
  'notifierRelation',
  'noticeNumber',
  'noticeIssuedOn',
  'noticeIssuedBy',
] as const;

/** Content of a death act. */
export type DeathParticulars = Pick<ReadRow<DeathEntryRow>, (typeof PARTICULARS)[number]> & FormRow;

const CORE = `${selectList('d', [...PLACEMENT, 'mode', 'deceasedId'])},
   ${currentValue('d', 'death_entry_id', 'diedOn')} as "diedOn"`;

const BY_ID = statement<CoreRow>('death_by_id', `select ${CORE} from death_entry d where d.id = any($1)`);

const BY_DECEASED = statement<CoreRow>(
  'death_by_deceased',
  `select ${CORE} from death_entry d where d.deceased_id = any($1) order by d.registered_on, d.id`,
);

const BY_NUMBER = statement<CoreRow>(
  'death_by_number',
  `select ${CORE} from death_entry d where ${byNumber('d')}`,
);

const PARTICULARS_BY_ID = statement<DeathParticulars>(
  'death_particulars',
  `select ${selectList('d', PARTICULARS)}, ${changesOf('d', 'death_entry_id')}
   from death_entry d where d.id = any($1)`,
);

export interface DeathLoaders {
  readonly byId: DataLoader<number, readonly DeathEntry[]>;
  readonly byDeceased: DataLoader<string, readonly DeathEntry[]>;
  readonly particulars: DataLoader<number, readonly Amended<DeathParticulars>[]>;
  readonly byNumber: FindByNumber<DeathEntry>;
}

/** Death entries of one request, oldest first. */
export function deathLoaders(reader: Reader): DeathLoaders {
  const toValue = toDeathEntry;
  return {
    byId: batchEntries({ reader, statement: BY_ID, keysOf: ({ id }) => [id], toValue }),
    byDeceased: batchEntries({
      reader,
      statement: BY_DECEASED,
      keysOf: ({ deceasedId }) => [deceasedId],
      toValue,
    }),
    particulars: batchEntries({
      reader,
      statement: PARTICULARS_BY_ID,
      keysOf: ({ id }) => [id],
      toValue: amend,
    }),
    byNumber: findByNumber(reader, BY_NUMBER, toValue),
  };
}

function toDeathEntry(row: CoreRow): DeathEntry {
  return {
    __typename: 'DeathEntry',
    ...toPlacement(row),
    mode: row.mode,
    deceased: toCitizen(row.deceasedId),
    diedOn: row.diedOn,
  };
}
