import { pino, type Logger } from 'pino';

export type { Logger };

export interface LogOptions {
  /** The process's role, e.g. `gateway` or `subgraph-vehicles`. */
  readonly name: string;
  readonly level?: string;
  /** Where the lines go; default standard error, so that standard output stays for people. */
  readonly destination?: { write(line: string): void };
}

/**
 * One JSON object a line. Personal values never belong in a log: variables, arguments, SQL values and
 * answers are not logged at all, and the usual carriers are removed should somebody hand one over.
 */
export function createLog({ name, level = 'info', destination }: LogOptions): Logger {
  return pino(
    {
      name,
      level,
      redact: { paths: REDACTED, remove: true },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    // Not synchronous: a reader that stalls must not stall the process. What is left is written when it exits.
    // Several processes may write to one pipe: up to 4096 bytes the system keeps in one piece.
    destination ?? pino.destination({ dest: 2, sync: false, maxWrite: 4096 }),
  );
}

const REDACTED = ['variables', 'body', 'query', 'values', 'headers', '*.variables', '*.values', '*.headers'];

/** Name, code and stack; not PostgreSQL's `detail` or `where`, which quote row values. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  return { name, message: error.message, code, stack };
}
