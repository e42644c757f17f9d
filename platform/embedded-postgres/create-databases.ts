import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { ClusterError } from './cluster-error.ts';

export interface OwnedDatabase {
  readonly name: string;
  /** Password of the role of the same name, which owns this database and can enter no other. */
  readonly password: string;
}

/**
 * Creates the databases that were never made, each with its owner; safe to repeat after an interruption anywhere.
 * @throws ClusterError lost-database
 */
export async function createDatabases(
  superuserUrl: string,
  databases: readonly OwnedDatabase[],
): Promise<void> {
  const client = new Client(superuserUrl);
  await client.connect();
  try {
    for (const database of databases) await createDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** The owner comes after its database: where there is an owner, there was a database, and a new one would be empty. */
async function createDatabase(client: Client, { name, password }: OwnedDatabase): Promise<void> {
  const quoted = escapeIdentifier(name);
  const isOwned = await exists(client, 'select from pg_roles where rolname = $1', name);
  const isThere = await exists(client, 'select from pg_database where datname = $1', name);
  if (isOwned && !isThere) throw new ClusterError('lost-database', `The database ${name} is missing.`);
  // A file copy of the empty template is quicker than writing it through the log.
  if (!isThere) await client.query(`create database ${quoted} strategy file_copy`);
  // Each time anew: a password that somebody changed would shut the register out.
  await client.query(
    `${isOwned ? 'alter' : 'create'} role ${quoted} login password ${escapeLiteral(password)}`,
  );
  await client.query(`alter database ${quoted} owner to ${quoted}`);
  await client.query(`revoke connect, temporary on database ${quoted} from public`);
}

async function exists(client: Client, sql: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(sql, [name]);
  return rowCount !== 0;
}
