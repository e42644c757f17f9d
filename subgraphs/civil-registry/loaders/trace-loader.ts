import type DataLoader from 'dataloader';
import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import { batchEntries } from './batch-entries.ts';

interface TraceRow {
  readonly citizenId: string;
}

const TRACES = statement<TraceRow>(
  'civil_trace',
  `select guardian_id as "citizenId" from guardianship_entry where guardian_id = any($1)
   union select ward_id from guardianship_entry where ward_id = any($1)
   union select parent_id from recognition_entry where parent_id = any($1)
   union select child_id from recognition_entry where child_id = any($1)
   union select person_id from amendment where person_id = any($1)
   union select other_person_id from amendment where other_person_id = any($1)
   union select father_id from birth_entry where father_id = any($1)
   union select mother_id from birth_entry where mother_id = any($1)`,
);

/**
 * Whether the register names a citizen anywhere but as child, spouse or deceased: one element, or none. Asked only of
 * those without an entry of these three kinds. Adoptions are sealed and leave no trace here.
 */
export function traceLoader(reader: Reader): DataLoader<string, readonly TraceRow[]> {
  return batchEntries({
    reader,
    statement: TRACES,
    keysOf: ({ citizenId }) => [citizenId],
    toValue: (row) => row,
  });
}
