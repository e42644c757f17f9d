import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import type { BirthEntryRow } from '../entities/birth-entry-row.ts';
import type { BirthEntry } from '../types/birth-entry.ts';
import type { RegistrationMode } from '../types/vocabulary.ts';
import { actLoaders, type ActLoaders } from './act-loaders.ts';
import type { FormRow } from './amended.ts';
import { batchEntries, groupEntries, type Groups } from './batch-entries.ts';
import {
  changesOf,
  currentValue,
  ENTRY_NUMBER,
  FORM,
  PLACEMENT,
  selectActs,
  selectList,
} from './entry-sql.ts';
import type { ReadRow } from './read-row.ts';
import { toCitizen, toPlacement, type PlacementRow } from './to-placement.ts';

/** What most questions about a birth need, so that a page of citizens reads narrow rows. */
interface CoreRow extends PlacementRow {
  readonly childId: string | null;
  readonly mode: RegistrationMode;
  readonly currentDateOfBirth: string | null;
}

const PARTICULARS = [
  ...FORM,
  'surname',
  'middleName',
  'givenName',
  'sex',
  'dateOfBirth',
  'placeOfBirth',
  'nativePlace',
  'ethnicity',
  'nationality',
  'fatherId',
  'fatherName',
  'fatherBirthYear',
  'fatherEthnicity',
  'fatherNationality',
  'fatherResidence',
  'motherId',
  'motherName',
  'motherBirthYear',
  'motherEthnicity',
  'motherNationality',
  'motherResidence',
] as const;

/** Content of a birth act. */
export type BirthParticulars = Pick<ReadRow<BirthEntryRow>, (typeof PARTICULARS)[number]> & FormRow;

const CORE = [...PLACEMENT, 'childId', 'mode'] as const;

const acts = (where: string): string =>
  selectActs({
    table: 'birth_entry',
    properties: CORE,
    amendable: 'dateOfBirth',
    current: 'currentDateOfBirth',
    reference: 'birth_entry_id',
    where,
  });

const BY_ID = statement<CoreRow>('birth_by_id', acts('id = any($1)'));
const BY_CHILD = statement<CoreRow>('birth_by_child', acts('child_id = any($1)'));
const BY_NUMBER = statement<CoreRow>('birth_by_number', acts(ENTRY_NUMBER));

const current = (property: string) => currentValue('b', 'birth_entry_id', property);

/** Acts that name the citizen as a parent now: in the base act and not replaced since, or by an amendment. */
const BY_PARENT = statement<CoreRow & { readonly parentId: string }>(
  'birth_by_parent',
  `select k.parent_id as "parentId", ${selectList('b', CORE)}, ${current('dateOfBirth')} as "currentDateOfBirth"
   from (select father_id as parent_id, id from birth_entry where father_id = any($1)
         union
         select mother_id, id from birth_entry where mother_id = any($1)
         union
         select other_person_id, birth_entry_id from amendment
         where other_person_id = any($1) and kind = 'PARENTAGE' and birth_entry_id is not null) k
   join birth_entry b on b.id = k.id
   where k.parent_id in (${current('fatherId')}, ${current('motherId')})
   order by b.registered_on, b.id`,
);

const PARTICULARS_BY_ID = statement<BirthParticulars>(
  'birth_particulars',
  `select ${selectList('b', PARTICULARS)}, ${changesOf('b', 'birth_entry_id')}
   from birth_entry b where b.id = any($1)`,
);

export interface BirthLoaders extends ActLoaders<BirthEntry, BirthParticulars> {
  ofChildren(citizenIds: readonly string[]): Promise<Groups<string, BirthEntry>>;
  readonly byParent: DataLoader<string, readonly BirthEntry[]>;
}

/** Birth entries of one request, oldest first. */
export function birthLoaders(reader: Reader): BirthLoaders {
  const toValue = toBirthEntry;
  return {
    ...actLoaders(reader, { byId: BY_ID, particulars: PARTICULARS_BY_ID, byNumber: BY_NUMBER, toValue }),
    ofChildren: (ids) =>
      groupEntries({ reader, statement: BY_CHILD, keysOf: ({ childId }) => [childId], toValue }, ids),
    byParent: batchEntries({ reader, statement: BY_PARENT, keysOf: ({ parentId }) => [parentId], toValue }),
  };
}

function toBirthEntry(row: CoreRow): BirthEntry {
  return {
    __typename: 'BirthEntry',
    ...toPlacement(row),
    mode: row.mode,
    child: toCitizen(row.childId),
    currentDateOfBirth: row.currentDateOfBirth,
  };
}
