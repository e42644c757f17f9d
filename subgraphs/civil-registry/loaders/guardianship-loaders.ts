import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { columns, statement } from '../../shared/statement.ts';
import { GuardianshipEntryRow } from '../entities/guardianship-entry-row.ts';
import type { GuardianshipEntry } from '../types/guardianship-entry.ts';
import type { GuardianshipKind } from '../types/vocabulary.ts';
import { amend } from './amended.ts';
import { batchEntries } from './batch-entries.ts';
import { ENTRY_NUMBER, changesOf } from './entry-sql.ts';
import { toCitizen, toName, toPlacement } from './to-placement.ts';
import { findByNumber, type FindByNumber } from './find-by-number.ts';
import type { ReadRow } from './read-row.ts';

type Row = ReadRow<GuardianshipEntryRow>;

const ALL = `${columns(GuardianshipEntryRow, 'g')}, ${changesOf('g', 'guardianship_entry_id')}`;

const BY_ID = statement<Row>(
  'guardianship_by_id',
  `select ${ALL} from guardianship_entry g where g.id = any($1)`,
);

const BY_CITIZEN = statement<Row>(
  'guardianship_by_citizen',
  `select ${ALL} from guardianship_entry g
   where g.guardian_id = any($1) or g.ward_id = any($1) order by g.registered_on, g.id`,
);

const BY_NUMBER = statement<Row>(
  'guardianship_by_number',
  `select ${ALL} from guardianship_entry g where ${ENTRY_NUMBER}`,
);

export interface GuardianshipLoaders {
  readonly byId: DataLoader<number, readonly GuardianshipEntry[]>;
  readonly byCitizen: DataLoader<string, readonly GuardianshipEntry[]>;
  readonly byNumber: FindByNumber<GuardianshipEntry>;
}

/** Guardianships of one request, oldest first. */
export function guardianshipLoaders(reader: Reader): GuardianshipLoaders {
  const toValue = toGuardianshipEntry;
  return {
    byId: batchEntries({ reader, statement: BY_ID, keysOf: ({ id }) => [id], toValue }),
    byCitizen: batchEntries({
      reader,
      statement: BY_CITIZEN,
      keysOf: ({ guardianId, wardId }) => [guardianId, wardId],
      toValue,
    }),
    byNumber: findByNumber(reader, BY_NUMBER, toValue),
  };
}

function toGuardianshipEntry(row: Row): GuardianshipEntry {
  const { current, form } = amend(row);
  return {
    __typename: 'GuardianshipEntry',
    ...toPlacement(row),
    form,
    kind: row.kind as GuardianshipKind,
    guardian: toCitizen(row.guardianId),
    guardianName: toName(current.guardianName),
    ward: toCitizen(row.wardId),
    wardName: toName(current.wardName),
    wardDateOfBirth: row.wardDateOfBirth,
    supervisorName: toName(row.supervisorName),
    reason: row.reason,
    scope: current.scope,
    startsOn: row.startsOn,
    endedOn: row.endedOn,
    endReason: row.endReason,
  };
}
