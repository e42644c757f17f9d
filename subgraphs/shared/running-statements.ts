import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { cancelStatement } from './cancel-statement.ts';

/** The statements that one request has running. */
export interface RunningStatements {
  /**
   * Runs a statement on a connection of the pool.
   * @throws what PostgreSQL says: 57014 when it was cancelled, also before it began.
   */
  run(pool: Pool, query: QueryConfig): Promise<QueryResult>;
}

/** @param signal when it ends, every statement that runs is cancelled. One listener for all of them. */
export function createRunningStatements(signal: AbortSignal): RunningStatements {
  const running = new Map<PoolClient, Promise<void> | undefined>();
  signal.addEventListener('abort', () => {
    for (const client of running.keys()) running.set(client, cancelStatement(client));
  });
  const finish = (client: PoolClient, error?: Error): void => {
    const cancelling = running.get(client);
    running.delete(client);
    client.off('error', ignoreError);
    if (!cancelling) return client.release(error);
    // A connection whose statement was cancelled is as good as before, prepared statements and all.
    void cancelling.then(() => client.release(isCancelled(error) ? undefined : error));
  };
  return {
    run: async (pool, query) => {
      const client = await connect(pool, signal);
      running.set(client, undefined);
      client.on('error', ignoreError);
      try {
        const result = await client.query(query);
        finish(client);
        return result;
      } catch (error) {
        finish(client, error as Error);
        throw error;
      }
    },
  };
}

/** Without a listener a connection that breaks would end the process; the statement on it fails anyway. */
function ignoreError(): void {}

/** A connection, unless the time is up before one is free: then it goes back unused as soon as it comes. */
async function connect(pool: Pool, signal: AbortSignal): Promise<PoolClient> {
  const client = await pool.connect();
  if (!signal.aborted) return client;
  client.release();
  throw Object.assign(new Error('cancelled before it began'), { code: QUERY_CANCELED });
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const QUERY_CANCELED = '57014';

function isCancelled(error: Error | undefined): boolean {
  return error !== undefined && 'code' in error && error.code === QUERY_CANCELED;
}
