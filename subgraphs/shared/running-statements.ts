import type { Pool, PoolClient } from 'pg';
import { cancelStatement } from './cancel-statement.ts';
import { isConnectionFailure } from './connection-failure.ts';
import { PreparedRead, type PreparedQuery, type PreparedRow } from './prepared-read.ts';
import { ReadPipeline } from './read-pipeline.ts';

/** The statements that one request, or several that share them, have running. */
export interface RunningStatements {
  /**
   * Runs statements on one connection of the pool, one after the other. One that fails fails alone: those after it are
   * run again, each by itself.
   * @returns the rows of each. Rejects with what PostgreSQL says: 57014 when it was cancelled, also before it began.
   */
  run(pool: Pool, queries: readonly PreparedQuery[]): readonly Promise<readonly PreparedRow[]>[];
  /** Cancels every statement that runs, and lets no other begin. */
  cancel(): void;
}

export function createRunningStatements(): RunningStatements {
  const running = new Map<PoolClient, Promise<void> | undefined>();
  let isOver = false;
  const finish = (client: PoolClient, error: Error | null): void => {
    const cancelling = running.get(client);
    running.delete(client);
    client.off('error', ignoreError);
    // A connection whose statement was refused or cancelled is as good as before, prepared statements and all.
    const broken = error && isConnectionFailure(error) && !isCancelled(error) ? error : undefined;
    if (!cancelling) return client.release(broken);
    void cancelling.then(() => client.release(broken));
  };
  const send = async (pool: Pool, reads: readonly PreparedRead[]): Promise<void> => {
    if (isOver) throw cancelled();
    const client = await pool.connect();
    if (isOver) {
      client.release();
      throw cancelled();
    }
    running.set(client, undefined);
    client.on('error', ignoreError);
    const pipeline = new ReadPipeline(reads, ({ error, skipped }) => {
      finish(client, error);
      for (const read of skipped) start(pool, [read]);
    });
    client.query(pipeline);
  };
  const start = (pool: Pool, reads: readonly PreparedRead[]): void => {
    if (reads.length === 0) return;
    send(pool, reads).catch((error: unknown) => reads.forEach((read) => read.reject(error)));
  };
  return {
    run: (pool, queries) => {
      const reads = queries.map(toRead);
      start(
        pool,
        reads.filter((read) => read instanceof PreparedRead),
      );
      return reads.map((read) => (read instanceof PreparedRead ? read.rows : Promise.reject(read.fault)));
    },
    cancel: () => {
      isOver = true;
      for (const client of running.keys()) running.set(client, cancelStatement(client));
    },
  };
}

/** A read, or why there can be none: what is sent is settled before anything is written to a connection. */
function toRead(query: PreparedQuery): PreparedRead | { readonly fault: Error } {
  try {
    return new PreparedRead(query);
  } catch (fault) {
    return { fault: fault as Error };
  }
}

/** Without a listener a connection that breaks would end the process; the statement on it fails anyway. */
function ignoreError(): void {}

/** Of a statement that was cancelled before it had a connection. */
function cancelled(): Error {
  return Object.assign(new Error('cancelled before it began'), { code: QUERY_CANCELED });
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const QUERY_CANCELED = '57014';

function isCancelled(error: Error | null): boolean {
  return error !== null && 'code' in error && error.code === QUERY_CANCELED;
}
