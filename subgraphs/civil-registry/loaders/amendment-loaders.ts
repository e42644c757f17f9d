import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { columns, statement, type Statement } from '../../shared/statement.ts';
import { AmendmentRow } from '../entities/amendment-row.ts';
import type { Amendment, BaseAct, BaseActReference } from '../types/civil-entry.ts';
import type { AmendmentKind, AmendmentOrigin } from '../types/vocabulary.ts';
import { toField, toForm, type ChangeRow } from './amended.ts';
import { batchEntries } from './batch-entries.ts';
import { ENTRY_NUMBER } from './entry-sql.ts';
import { findByNumber, type FindByNumber } from './find-by-number.ts';
import type { ReadRow } from './read-row.ts';
import { toCitizens, toPlacement } from './to-placement.ts';

type Row = Omit<ReadRow<AmendmentRow>, 'changes'> & { readonly changes: readonly ChangeRow[] };

const ALL = columns(AmendmentRow, 'a');

const byReference = (name: string, column: string): Statement<Row> =>
  statement(
    `amendment_by_${name}`,
    `select ${ALL} from amendment a where a.${column} = any($1) order by a.registered_on, a.id`,
  );

const OF_BASE_ACT: Readonly<Record<BaseAct, Statement<Row>>> = {
  BirthEntry: byReference('birth', 'birth_entry_id'),
  MarriageEntry: byReference('marriage', 'marriage_entry_id'),
  DeathEntry: byReference('death', 'death_entry_id'),
  GuardianshipEntry: byReference('guardianship', 'guardianship_entry_id'),
  RecognitionEntry: byReference('recognition', 'recognition_entry_id'),
};

const BY_PERSON = statement<Row>(
  'amendment_by_person',
  `select ${ALL} from amendment a
   where a.person_id = any($1) or a.other_person_id = any($1) order by a.registered_on, a.id`,
);

const BY_NUMBER = statement<Row>(
  'amendment_by_number',
  `select ${ALL} from amendment a where ${ENTRY_NUMBER}`,
);

type OfBaseAct = DataLoader<number, readonly Amendment[]>;

export interface AmendmentLoaders {
  readonly byPerson: DataLoader<string, readonly Amendment[]>;
  readonly ofBaseAct: Readonly<Record<BaseAct, OfBaseAct>>;
  readonly byNumber: FindByNumber<Amendment>;
}

/** Later acts of one request, oldest first. */
export function amendmentLoaders(reader: Reader): AmendmentLoaders {
  const ofBaseAct = (act: BaseAct, keyOf: (row: Row) => number | null): OfBaseAct =>
    batchEntries({
      reader,
      statement: OF_BASE_ACT[act],
      keysOf: (row) => [keyOf(row)],
      toValue: toAmendment,
    });
  return {
    byPerson: batchEntries({
      reader,
      statement: BY_PERSON,
      keysOf: ({ personId, otherPersonId }) => [personId, otherPersonId],
      toValue: toAmendment,
    }),
    ofBaseAct: {
      BirthEntry: ofBaseAct('BirthEntry', ({ birthEntryId }) => birthEntryId),
      MarriageEntry: ofBaseAct('MarriageEntry', ({ marriageEntryId }) => marriageEntryId),
      DeathEntry: ofBaseAct('DeathEntry', ({ deathEntryId }) => deathEntryId),
      GuardianshipEntry: ofBaseAct('GuardianshipEntry', ({ guardianshipEntryId }) => guardianshipEntryId),
      RecognitionEntry: ofBaseAct('RecognitionEntry', ({ recognitionEntryId }) => recognitionEntryId),
    },
    byNumber: findByNumber(reader, BY_NUMBER, toAmendment),
  };
}

function toAmendment(row: Row): Amendment {
  return {
    __typename: 'Amendment',
    ...toPlacement(row),
    form: toForm(row, []),
    baseAct: toBaseAct(row),
    kind: row.kind as AmendmentKind,
    origin: row.origin as AmendmentOrigin,
    persons: toCitizens(row.personId, row.otherPersonId),
    legalBasis: row.legalBasis,
    decisionNumber: row.decisionNumber,
    decidedOn: row.decidedOn,
    decidedBy: row.decidedBy,
    effectiveOn: row.effectiveOn,
    changes: row.changes.map(({ field, from, to }) => ({ field: toField(field), from, to })),
  };
}

function toBaseAct(row: Row): BaseActReference | null {
  const ids: Readonly<Record<BaseAct, number | null>> = {
    BirthEntry: row.birthEntryId,
    MarriageEntry: row.marriageEntryId,
    DeathEntry: row.deathEntryId,
    GuardianshipEntry: row.guardianshipEntryId,
    RecognitionEntry: row.recognitionEntryId,
  };
  for (const act of BASE_ACTS) if (ids[act] !== null) return { act, id: ids[act] };
  return null;
}

const BASE_ACTS = Object.keys(OF_BASE_ACT) as readonly BaseAct[];
