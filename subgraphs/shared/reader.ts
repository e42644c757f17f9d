import type { Pool, PoolClient } from 'pg';
import type { CancelSignal } from '../../platform/cancellation.ts';
import { callerError } from '../../platform/errors.ts';
import { isConnectionFailure } from './connection-failure.ts';
import { createRunningStatements, type RunningStatements } from './running-statements.ts';
import type { KeysOf, SharedRead } from './read-ticket.ts';
import type { SharedReads } from './shared-reads.ts';
import type { Statement, StatementListener } from './statement.ts';

/** The one way a request reads its register: prepared statements, with the request's time limit. */
export interface Reader {
  /**
   * @param values one per `$n` of the statement; arrays for `= any($n)`.
   * @throws SECTOR_UNAVAILABLE when the database cannot be reached or the time is up.
   */
  select<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<readonly Row[]>;

  /**
   * The rows of some keys, by a statement whose only value is `= any($1)`; other requests may share the SELECT.
   * @param keysOf the keys that find a row.
   * @throws as `select`.
   */
  selectByKeys<Row>(
    statement: Statement<Row>,
    keys: readonly (string | number)[],
    keysOf: KeysOf<Row>,
  ): Promise<readonly Row[]>;
}

export interface ReaderOptions {
  readonly pool: Pool;
  /** Ends when the caller is gone or its time is up: no statement starts after that, and what runs is cancelled. */
  readonly signal?: CancelSignal | undefined;
  readonly onStatement?: StatementListener | undefined;
  /** Without it no SELECT is shared. */
  readonly shared?: SharedReads | undefined;
}

export function createReader({ pool, signal, onStatement, shared }: ReaderOptions): Reader {
  const current = createCurrentReads(signal);
  const guarded = async <Rows>(read: () => Promise<Rows>): Promise<Rows> => {
    if (signal?.aborted) throw unavailable('timeout');
    try {
      return await read();
    } catch (error) {
      throw isConnectionFailure(error) ? unavailable(reasonOf(error), error) : error;
    }
  };
  const select: Reader['select'] = ({ name, text }, values) =>
    guarded(async () => {
      onStatement?.(name, text, values);
      const [rows] = current.statements().run(pool, [{ name, text, values }]);
      return (await rows) as never;
    });
  return {
    select,
    selectByKeys: (statement, keys, keysOf) =>
      shared
        ? guarded(() => current.waitFor(shared.read(statement, keys, keysOf)))
        : select(statement, [keys]),
  };
}

/** What one request reads at the moment; made when it first reads something, and over when it ends. */
function createCurrentReads(signal: CancelSignal | undefined) {
  let statements: RunningStatements | undefined;
  const parts = new Map<SharedRead<unknown>, (error: Error) => void>();
  let isWatching = false;
  const watch = (): void => {
    if (isWatching || !signal) return;
    isWatching = true;
    signal.addEventListener('abort', () => {
      statements?.cancel();
      for (const [part, fail] of parts) {
        part.leave();
        fail(unavailable('timeout'));
      }
    });
  };
  return {
    statements: (): RunningStatements => {
      watch();
      statements ??= createRunningStatements();
      return statements;
    },
    waitFor: <Row>(part: SharedRead<Row>): Promise<readonly Row[]> => {
      watch();
      return new Promise((resolve, reject) => {
        parts.set(part, reject);
        const settle =
          <Value>(how: (value: Value) => void) =>
          (value: Value) => {
            parts.delete(part);
            how(value);
          };
        part.rows.then(settle(resolve), settle(reject));
      });
    },
  };
}

/** Runs `work` in one transaction on one connection; rolls back when it throws. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // Without a listener a connection that breaks would end the process; the work on it fails anyway.
  const ignoreError = (): void => undefined;
  client.on('error', ignoreError);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.off('error', ignoreError);
    client.release();
    return result;
  } catch (error) {
    // A client in an unknown state must not go back to the pool.
    client.release(true);
    throw error;
  }
}

/** The reasons are those that the gateway gives when the register itself does not answer. */
type Reason = 'timeout' | 'unreachable';

/** 57014: the statement was cancelled, by the deadline or by PostgreSQL's own limit. */
function reasonOf(error: unknown): Reason {
  return error instanceof Error && 'code' in error && error.code === '57014' ? 'timeout' : 'unreachable';
}

const NO_ANSWER = { vi: 'Cơ sở dữ liệu không trả lời.', en: 'The register did not answer.' };

/** A request that was given up counts as late: whoever gave it up reads nothing of it. */
function unavailable(reason: Reason, cause?: unknown): Error {
  const detail = { reason, retryAfterSeconds: 5 };
  const error = callerError('SECTOR_UNAVAILABLE', NO_ANSWER, detail);
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause });
  return error;
}
