import type { Pool } from 'pg';
import { population } from '../../../subgraphs/population/subgraph.ts';
import type { StatementListener } from '../../../subgraphs/shared/statement.ts';
import { columnOf } from '../../../subgraphs/shared/statement.ts';
import { searchKey, spellingKey } from '../../../subgraphs/shared/text/search-key.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';

/** The register's day in these tests. */
export const TODAY = '2026-06-30';
/** Phường Bình Thuận, Phường Hà Giang 1 and Xã Thái Bình, as they are since July 2025. */
export const BINH_THUAN = '02524@2025-07-01';
export const HA_GIANG_1 = '00694@2025-07-01';
export const THAI_BINH = '02494@2025-07-01';

const RECORD = { sourceSystem: 'NPDB', recordedAt: '2021-07-01T02:30:00Z', verification: 'VERIFIED' };

export type Row = Readonly<Record<string, unknown>>;

/** The population register on a database of its own, holding these rows. */
export function startPopulation(
  fill?: (pool: Pool) => Promise<void>,
  onStatement?: StatementListener,
): Promise<SubgraphUnderTest> {
  return startSubgraph(population, {
    today: TODAY,
    ...(fill && { fill }),
    ...(onStatement && { onStatement }),
  });
}

/** Puts rows into a table, under the names of their properties. */
export async function insert(pool: Pool, table: string, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const entries = Object.entries({ ...RECORD, ...row });
    const names = entries.map(([property]) => columnOf(property));
    const values = entries.map(([, value]) => value);
    const places = values.map((_, index) => `$${index + 1}`);
    await pool.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, values);
  }
}

/** A person of whom only what a test is about is said. */
export function person(id: string, fullName: string, more: Row = {}): Row {
  const keys = { searchKey: searchKey(fullName), spellingKey: spellingKey(fullName) };
  return { id, fullName, ...keys, sex: 'UNKNOWN', lifeStatus: 'ALIVE', ...more };
}

export const insertPeople = (pool: Pool, rows: readonly Row[]): Promise<void> => insert(pool, 'person', rows);
