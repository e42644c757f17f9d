import type { Pool } from 'pg';

/**
 * The plans of a statement that read a table whole, or no index at all; empty where all is well. Planned for these
 * values and for any: a register prepares its statements, and PostgreSQL may settle on the plan for any after five
 * times. The tables must hold rows at size.
 */
export async function plansOffIndex(
  pool: Pool,
  text: string,
  values: readonly unknown[],
): Promise<readonly string[]> {
  const forValues = await planOf(pool, `explain ${text}`, values);
  const forAny = await planOf(pool, `explain (generic_plan) ${text}`, []);
  return [forValues, forAny].filter((plan) => !READS_INDEX.test(plan) || plan.includes('Seq Scan'));
}

const READS_INDEX = /Index (Only )?Scan|Bitmap Index Scan/;

async function planOf(pool: Pool, sql: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await pool.query<Record<'QUERY PLAN', string>>(sql, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
