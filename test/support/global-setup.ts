import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { refuseOldNode } from '../../platform/refuse-old-node.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: TestServer;
  }
}

/** The one PostgreSQL server of a test run. */
export interface TestServer {
  /** Superuser's address of the database `postgres`. */
  readonly url: string;
  /** Every database of this run starts with it. */
  readonly prefix: string;
}

/** Starts the server of the run, or uses TEST_DATABASE_URL: any server on which that user may create databases. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  refuseOldNode();
  const given = process.env['TEST_DATABASE_URL'];
  return given ? useServer(project, given) : startServer(project);
}

async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'citizen-graph-test-'));
  // As root the database runs as another user, who must get through.
  chmodSync(dataFolder, 0o711);
  // Loaded late, for it needs what an old Node does not have.
  const { startCluster } = await import('../../platform/embedded-postgres/start-cluster.ts');
  const cluster = await startCluster({
    dataFolder,
    databases: [],
    durable: false,
    ephemeral: true,
    settings: { max_connections: '300', autovacuum: 'off' },
  });
  project.provide('postgres', { url: cluster.superuserUrl(), prefix: 'test' });
  return () => cluster.stop();
}

/** A run marks its databases with a number it holds a lock on; what has no holder was left by a run that crashed. */
async function useServer(project: TestProject, url: string): Promise<() => Promise<void>> {
  const client = new Client(url);
  await client.connect();
  await dropAbandoned(client);
  const run = Math.floor(Math.random() * 0x7fff_ffff);
  await client.query('select pg_advisory_lock($1, $2)', [RUNS, run]);
  project.provide('postgres', { url, prefix: `test_${run}` });
  return async () => {
    await client.query('select pg_advisory_unlock($1, $2)', [RUNS, run]);
    await dropAbandoned(client);
    await client.end();
  };
}

/** First half of the lock numbers of test runs; any constant. */
const RUNS = 7391;

async function dropAbandoned(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; run: number }>(
    `select datname as name, substring(datname from '^test_(\\d+)_')::int as run
       from pg_database where datname ~ '^test_\\d+_'`,
  );
  for (const { name, run } of rows) {
    const { rows: held } = await client.query<{ free: boolean }>(
      'select pg_try_advisory_lock($1, $2) as free',
      [RUNS, run],
    );
    if (!held[0]?.free) continue;
    await client.query(`drop database if exists "${name}" with (force)`);
    await client.query('select pg_advisory_unlock($1, $2)', [RUNS, run]);
  }
}
