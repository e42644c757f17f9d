import { statfsSync } from 'node:fs';

/** An error class of ours, whose message speaks for itself. */
export type SpeakingError = abstract new (...args: never[]) => Error;

export interface FailureContext {
  /** Where the databases are, to tell a full disk from other reasons to fall silent. */
  readonly folder: string;
  readonly speaking: readonly SpeakingError[];
}

/**
 * What a person at a terminal reads when a command fails: a sentence with the next step where the cause is known, else
 * the stack, which is then the only help.
 */
export function describeFailure(error: unknown, { folder, speaking }: FailureContext): string {
  if (!(error instanceof Error)) return String(error);
  if (speaking.some((known) => error instanceof known)) return error.message;
  if (isDiskFull(error, folder)) return fullDisk(folder);
  if (isCutOff(error)) return CUT_OFF;
  return error.stack ?? error.message;
}

/** PostgreSQL says so (53100), or falls over for want of room for its log. */
function isDiskFull(error: Error, folder: string): boolean {
  return (
    codeOf(error) === '53100' || codeOf(error) === 'ENOSPC' || (isCutOff(error) && freeBytes(folder) < LITTLE)
  );
}

/** Less than one more segment of PostgreSQL's write-ahead log and a margin. */
const LITTLE = 64 * 1024 * 1024;

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

function fullDisk(folder: string): string {
  const megabytes = Math.round(freeBytes(folder) / 1024 / 1024);
  return `The disk of ${folder} is full (${megabytes} MB left). What was committed is still there: make room and run the same command again, it goes on where it stopped.`;
}

const CUT_OFF =
  'The database ended the connection. What was committed is still there: run the same command again, it goes on where it stopped.';

/** Lost connections, and servers that are going down or coming up (class 08, 57P0x). */
function isCutOff(error: Error): boolean {
  return (
    /Connection terminated|server closed the connection/i.test(error.message) ||
    CUT_OFF_CODE.test(codeOf(error))
  );
}

const CUT_OFF_CODE = /^(08...|57P0.|ECONNRESET|ECONNREFUSED|EPIPE)$/;

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
