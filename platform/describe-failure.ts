import { statfsSync } from 'node:fs';

/** An error class of ours, whose message speaks for itself. */
export type SpeakingError = abstract new (...args: never[]) => Error;

export interface FailureContext {
  /** Where the databases are, if on this machine: to tell a full disk from other reasons to fall silent. */
  readonly folder?: string;
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
  if (REFUSED_CODE.test(codeOf(error))) return refused(error);
  if ('path' in error && codeOf(error) !== '') return unusablePath(error);
  return error.stack ?? error.message;
}

/** PostgreSQL says so (53100), or falls over for want of room for its log. */
function isDiskFull(error: Error, folder: string | undefined): boolean {
  return (
    codeOf(error) === '53100' || codeOf(error) === 'ENOSPC' || (isCutOff(error) && freeBytes(folder) < LITTLE)
  );
}

/** Less than one more segment of PostgreSQL's write-ahead log and a margin. */
const LITTLE = 64 * 1024 * 1024;

function freeBytes(folder: string | undefined): number {
  if (folder === undefined) return Infinity;
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

function fullDisk(folder: string | undefined): string {
  const which =
    folder === undefined
      ? 'the database server is full'
      : `${folder} is full (${Math.round(freeBytes(folder) / 1024 / 1024)} MB left)`;
  return `The disk of ${which}. What was committed is still there: make room and run the same command again, it goes on where it stopped.`;
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

/** Name or password refused (class 28), no such database (3D000), no right (42501). */
const REFUSED_CODE = /^(28...|3D000|42501)$/;

/** PostgreSQL's own sentence names the user or the database, never a password. */
function refused(error: Error): string {
  return `The database server refuses: ${error.message}. Check the address, name and password in *_DATABASE_URL, and the rights of that user.`;
}

/** The system's sentence names the call and the path, e.g. `EROFS: read-only file system, mkdir '/srv/data'`. */
function unusablePath(error: Error): string {
  return `A file or folder cannot be used: ${error.message}. Give this user the right to it, or set DATA_FOLDER to a folder that it may write.`;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
