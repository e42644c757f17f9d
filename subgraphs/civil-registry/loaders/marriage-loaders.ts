import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import type { MarriageEntryRow } from '../entities/marriage-entry-row.ts';
import type { MarriageEntry } from '../types/marriage-entry.ts';
import type { RegistrationMode } from '../types/vocabulary.ts';
import { actLoaders, type ActLoaders } from './act-loaders.ts';
import type { FormRow } from './amended.ts';
import { groupEntries, type Groups } from './batch-entries.ts';
import { ENTRY_NUMBER, changesOf, FORM, PLACEMENT, selectList } from './entry-sql.ts';
import type { ReadRow } from './read-row.ts';
import { toCitizens, toPlacement, type PlacementRow } from './to-placement.ts';

interface CoreRow extends PlacementRow {
  readonly mode: RegistrationMode;
  readonly husbandId: string | null;
  readonly wifeId: string | null;
  readonly validFrom: string | null;
}

const PARTICULARS = [
  ...FORM,
  'husbandId',
  'husbandName',
  'husbandDateOfBirth',
  'husbandEthnicity',
  'husbandNationality',
  'husbandResidence',
  'husbandPapers',
  'wifeId',
  'wifeName',
  'wifeDateOfBirth',
  'wifeEthnicity',
  'wifeNationality',
  'wifeResidence',
  'wifePapers',
] as const;

/** Content of a marriage act. */
export type MarriageParticulars = Pick<ReadRow<MarriageEntryRow>, (typeof PARTICULARS)[number]> & FormRow;

const CORE = selectList('m', [...PLACEMENT, 'mode', 'husbandId', 'wifeId', 'validFrom']);

const BY_ID = statement<CoreRow>(
  'marriage_by_id',
  `select ${CORE} from marriage_entry m where m.id = any($1)`,
);

const BY_SPOUSE = statement<CoreRow>(
  'marriage_by_spouse',
  `select ${CORE} from marriage_entry m
   where m.husband_id = any($1) or m.wife_id = any($1) order by m.registered_on, m.id`,
);

const BY_NUMBER = statement<CoreRow>(
  'marriage_by_number',
  `select ${CORE} from marriage_entry m where ${ENTRY_NUMBER}`,
);

const PARTICULARS_BY_ID = statement<MarriageParticulars>(
  'marriage_particulars',
  `select ${selectList('m', PARTICULARS)}, ${changesOf('m', 'marriage_entry_id')}
   from marriage_entry m where m.id = any($1)`,
);

export interface MarriageLoaders extends ActLoaders<MarriageEntry, MarriageParticulars> {
  ofSpouses(citizenIds: readonly string[]): Promise<Groups<string, MarriageEntry>>;
}

/** Marriage entries of one request, oldest first. */
export function marriageLoaders(reader: Reader): MarriageLoaders {
  const toValue = toMarriageEntry;
  return {
    ...actLoaders(reader, { byId: BY_ID, particulars: PARTICULARS_BY_ID, byNumber: BY_NUMBER, toValue }),
    ofSpouses: (ids) =>
      groupEntries(
        { reader, statement: BY_SPOUSE, keysOf: ({ husbandId, wifeId }) => [husbandId, wifeId], toValue },
        ids,
      ),
  };
}

function toMarriageEntry(row: CoreRow): MarriageEntry {
  return {
    __typename: 'MarriageEntry',
    ...toPlacement(row),
    mode: row.mode,
    validFrom: row.validFrom ?? (row.mode === 'NEW' ? row.registeredOn : null),
    spouses: toCitizens(row.husbandId, row.wifeId),
  };
}
