import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';

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
 * Those of the citizens whom the register names anywhere but as child, spouse or deceased. Asked only about those
 * without an entry of these three kinds. Adoptions are sealed and leave no trace here.
 */
export async function findTraces(
  reader: Reader,
  citizenIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await reader.selectByKeys(TRACES, citizenIds, ({ citizenId }) => [citizenId]);
  return new Set(rows.map(({ citizenId }) => citizenId));
}
