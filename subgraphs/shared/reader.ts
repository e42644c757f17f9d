import type { Pool, PoolClient } from 'pg';
import { callerError } from '../../platform/errors.ts';
import { createRunningStatements } from './running-statements.ts';
import type { Statement } from './statement.ts';

/** Told of each statement sent; benchmarks and tests count with it. The values are personal: never log them. */
export type StatementListener = (name: string, text: string, values: readonly unknown[]) => void;

/** The one way a request reads its register: prepared statements, with the request's time limit. */
export interface Reader {
  /**
   * @param values one per `$n` of the statement; arrays for `= any($n)`.
   * @throws SECTOR_UNAVAILABLE when the database cannot be reached or the time is up.
   */
  select<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<readonly Row[]>;
}

export interface ReaderOptions {
  readonly pool: Pool;
  /** Ends when the caller is gone or its time is up: no statement starts after that, and what runs is cancelled. */
  readonly signal?: AbortSignal | undefined;
  readonly onStatement?: StatementListener | undefined;
}

export function createReader({ pool, signal, onStatement }: ReaderOptions): Reader {
  const statements = signal && createRunningStatements(signal);
  return {
    async select<Row>({ name, text }: Statement<Row>, values: readonly unknown[]) {
      if (signal?.aborted) throw unavailable();
      onStatement?.(name, text, values);
      const query = { name, text, values: values as unknown[] };
      try {
        const { rows } = await (statements ? statements.run(pool, query) : pool.query(query));
        return rows as Row[];
      } catch (error) {
        throw isConnectionFailure(error) ? unavailable(error) : error;
      }
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
