import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { Pool } from 'pg';
import type { SubgraphDefinition } from './define-subgraph.ts';
import { readPostgresValue } from './postgres-values.ts';

export interface DatabaseOptions {
  /** postgresql:// address of this register's own database. */
  readonly url: string;
  /** Connections at the most; default 10. */
  readonly poolSize?: number;
}

/** One register's database: the ORM for schema and migrations, its pool for prepared reads. */
export interface Database {
  readonly orm: MikroORM;
  readonly pool: Pool;
  close(): Promise<void>;
}

/**
 * Settings of each connection, as libpq's `options`. Plans are made once for each statement and not for each array of
 * keys: PostgreSQL reckons with ten keys in a plan for any, finds that dearer than a plan for the one key at hand, and
 * so plans every time, which takes as long as the look-up. The price: a statement must have one plan that suits all
 * values; the tests of plans see to it on skewed data.
 */
export const SESSION = '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan';

/** Opens the pool; connects on first use. */
export async function openDatabase(
  definition: SubgraphDefinition,
  { url, poolSize = 10 }: DatabaseOptions,
): Promise<Database> {
  const orm = await MikroORM.init({
    ...schemaOptions(definition),
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      connectionTimeoutMillis: 3000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 60_000,
      application_name: `subgraph-${definition.name}`,
      options: SESSION,
      types: { getTypeParser: readPostgresValue },
    },
  });
  const pool = await orm.em.getConnection().getNativeClient();
  return { orm, pool, close: () => orm.close(true) };
}

/** Brings the schema to the newest migration; safe to call at every start and from several processes at once. */
export async function migrate({ orm, pool }: Database): Promise<void> {
  const lock = await pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await orm.migrator.up();
  } finally {
    // Closing the session is what frees the lock, also when this process is killed.
    lock.release(true);
  }
}

/** Any constant will do, as long as every process of a register uses the same. */
const MIGRATION_LOCK = 2_023_026;

function schemaOptions(definition: SubgraphDefinition): Options {
  return {
    entities: [...definition.rows],
    ensureDatabase: false,
    extensions: [Migrator],
    migrations: { migrationsList: [...definition.migrations], snapshot: false, silent: true },
    discovery: { warnWhenNoEntities: false },
  };
}
