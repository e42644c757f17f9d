import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface OwnedDatabase {
  readonly name: string;
  /** Password of the role of the same name, which owns this database and can enter no other. */
  readonly password: string;
}

/** Creates the databases that are missing, each with its owner; safe to repeat after an interruption anywhere. */
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

async function createDatabase(client: Client, { name, password }: OwnedDatabase): Promise<void> {
  const quoted = escapeIdentifier(name);
  const known = await exists(client, 'select from pg_roles where rolname = $1', name);
  // Each time anew: a password that somebody changed would shut the register out.
  await client.query(
    `${known ? 'alter' : 'create'} role ${quoted} login password ${escapeLiteral(password)}`,
  );
  if (!(await exists(client, 'select from pg_database where datname = $1', name))) {
    // A file copy of the empty template is quicker than writing it through the log.
    await client.query(`create database ${quoted} owner ${quoted} strategy file_copy`);
  }
  await client.query(`revoke connect, temporary on database ${quoted} from public`);
}

async function exists(client: Client, sql: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(sql, [name]);
  return rowCount !== 0;
}
