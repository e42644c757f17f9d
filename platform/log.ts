import { pino, type Logger } from 'pino';
import { openLogDestination, type LogDestination } from './log-destination.ts';

export type { Logger };

export interface LogOptions {
  /** The process's role, e.g. `gateway` or `subgraph-vehicles`. */
  readonly name: string;
  readonly level?: string;
  /** Where the lines go: a file descriptor, or what takes lines. Default standard error; standard output is for people. */
  readonly destination?: number | LogDestination;
}

/**
 * One JSON object a line. Personal values never belong in a log: variables, arguments, SQL values and
 * answers are not logged at all, and the usual carriers are removed should somebody hand one over.
 */
export function createLog({ name, level = 'info', destination = STANDARD_ERROR }: LogOptions): Logger {
  return pino(
    {
      name,
      level,
      redact: { paths: REDACTED, remove: true },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    typeof destination === 'number' ? destinationFor(destination, name) : destination,
  );
}

const STANDARD_ERROR = 2;

function destinationFor(fd: number, name: string): LogDestination {
  const describeLoss = (lines: number): string =>
    `${JSON.stringify({ level: 'warn', time: new Date(), name, lines, msg: 'log lines were lost: no room to write them' })}\n`;
  return openLogDestination(fd, { describeLoss });
}

const REDACTED = ['variables', 'body', 'query', 'values', 'headers', '*.variables', '*.values', '*.headers'];

/** Name, code and stack; not PostgreSQL's `detail` or `where`, which quote row values. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  return { name, message: error.message, code, stack };
}
