import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import type { DeathEntryRow } from '../entities/death-entry-row.ts';
import type { DeathEntry } from '../types/death-entry.ts';
import type { RegistrationMode } from '../types/vocabulary.ts';
import { actLoaders, type ActLoaders } from './act-loaders.ts';
import type { FormRow } from './amended.ts';
import { batchEntries, groupEntries, type EntryBatch, type Groups } from './batch-entries.ts';
import { ENTRY_NUMBER, changesOf, FORM, PLACEMENT, selectActs, selectList } from './entry-sql.ts';
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

const acts = (where: string): string =>
  selectActs({
    table: 'death_entry',
    properties: [...PLACEMENT, 'mode', 'deceasedId'],
    amendable: 'diedOn',
    current: 'diedOn',
    reference: 'death_entry_id',
    where,
  });

const BY_ID = statement<CoreRow>('death_by_id', acts('id = any($1)'));
const BY_DECEASED = statement<CoreRow>('death_by_deceased', acts('deceased_id = any($1)'));
const BY_NUMBER = statement<CoreRow>('death_by_number', acts(ENTRY_NUMBER));

const PARTICULARS_BY_ID = statement<DeathParticulars>(
  'death_particulars',
  `select ${selectList('d', PARTICULARS)}, ${changesOf('d', 'death_entry_id')}
   from death_entry d where d.id = any($1)`,
);

export interface DeathLoaders extends ActLoaders<DeathEntry, DeathParticulars> {
  readonly byDeceased: DataLoader<string, readonly DeathEntry[]>;
  ofDeceased(citizenIds: readonly string[]): Promise<Groups<string, DeathEntry>>;
}

/** Death entries of one request, oldest first. */
export function deathLoaders(reader: Reader): DeathLoaders {
  const toValue = toDeathEntry;
  const byDeceased: EntryBatch<CoreRow, DeathEntry, string> = {
    reader,
    statement: BY_DECEASED,
    keysOf: ({ deceasedId }) => [deceasedId],
    toValue,
  };
  return {
    ...actLoaders(reader, { byId: BY_ID, particulars: PARTICULARS_BY_ID, byNumber: BY_NUMBER, toValue }),
    byDeceased: batchEntries(byDeceased),
    ofDeceased: (ids) => groupEntries(byDeceased, ids),
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
