import type { Reader } from '../../shared/reader.ts';
import { statement } from '../../shared/statement.ts';
import { CivilRole } from '../types/vocabulary.ts';

interface TraceRow {
  readonly citizenId: string;
  readonly role: CivilRole;
}

/** Where an entry names somebody beside the child, the spouses and the deceased. */
const TRACES: readonly (readonly [table: string, column: string, role: CivilRole])[] = [
  ['birth_entry', 'father_id', CivilRole.PARENT],
  ['birth_entry', 'mother_id', CivilRole.PARENT],
  ['guardianship_entry', 'guardian_id', CivilRole.GUARDIAN],
  ['guardianship_entry', 'ward_id', CivilRole.WARD],
  ['recognition_entry', 'parent_id', CivilRole.RECOGNISING_PARENT],
  ['recognition_entry', 'child_id', CivilRole.RECOGNISED_CHILD],
  ['amendment', 'person_id', CivilRole.CONCERNED],
  ['amendment', 'other_person_id', CivilRole.CONCERNED],
];

const FIND_TRACES = statement<TraceRow>(
  'civil_trace',
  TRACES.map(
    ([table, column, role]) =>
      `select ${column} as "citizenId", '${role}' as "role" from ${table} where ${column} = any($1)`,
  ).join('\n   union '),
);

/**
 * As what the register names the citizens, beside child, spouse and deceased; nobody is there whom it does not name so.
 * Adoptions are sealed and leave no trace here.
 */
export async function findTraces(
  reader: Reader,
  citizenIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CivilRole[]>> {
  const rows = await reader.selectByKeys(FIND_TRACES, citizenIds, ({ citizenId }) => [citizenId]);
  const byCitizen = Map.groupBy(rows, ({ citizenId }) => citizenId);
  return new Map([...byCitizen].map(([id, traces]) => [id, traces.map(({ role }) => role)]));
}
