import type { Pool, PoolClient } from 'pg';
import { callerError } from '../../platform/errors.ts';
import { createRunningStatements } from './running-statements.ts';
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
  readonly signal?: AbortSignal | undefined;
  readonly onStatement?: StatementListener | undefined;
  /** Without it no SELECT is shared. */
  readonly shared?: SharedReads | undefined;
}

export function createReader({ pool, signal, onStatement, shared }: ReaderOptions): Reader {
  const statements = signal && createRunningStatements(signal);
  const part = createPart(signal);
  const select: Reader['select'] = async ({ name, text }, values) => {
    if (signal?.aborted) throw unavailable();
    onStatement?.(name, text, values);
    const query = { name, text, values: values as unknown[] };
    try {
      const { rows } = await (statements ? statements.run(pool, query) : pool.query(query));
      return rows as never;
    } catch (error) {
      throw isConnectionFailure(error) ? unavailable(error) : error;
    }
  };
  return {
    select,
    async selectByKeys(statement, keys, keysOf) {
      if (!shared) return select(statement, [keys]);
      if (signal?.aborted) throw unavailable();
      try {
        return await part(shared.read(statement, keys, keysOf));
      } catch (error) {
        throw isConnectionFailure(error) ? unavailable(error) : error;
      }
    },
  };
}

/** Waits for rows of shared SELECTs until the request ends. */
function createPart(signal: AbortSignal | undefined) {
  const taken = new Map<SharedRead<unknown>, (error: Error) => void>();
  signal?.addEventListener('abort', () => {
    for (const [read, fail] of taken) {
      read.leave();
      fail(unavailable());
    }
  });
  return <Row>(read: SharedRead<Row>): Promise<readonly Row[]> =>
    new Promise((resolve, reject) => {
      taken.set(read, reject);
      read.rows.then(resolve, reject).finally(() => taken.delete(read));
    });
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

function unavailable(cause?: unknown): Error {
  const error = callerError('SECTOR_UNAVAILABLE', 'The register did not answer.', { retryAfterSeconds: 5 });
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause });
  return error;
}

/** Connection exceptions (class 08), server shutting down (57P0x), timeouts (57014), too many clients (53300), and the socket's own. */
const UNREACHABLE = /^(08...|57P0.|57014|53300|ECONN.*|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)$/;

function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return UNREACHABLE.test(error.code);
  return /timeout|terminated|ended|closed/i.test(error.message);
}
