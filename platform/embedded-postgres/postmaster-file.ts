import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server writes about itself into postmaster.pid of its data folder. */
export interface PostmasterFile {
  readonly pid: number;
  /** `starting`, `ready`, `stopping`; undefined very early. */
  readonly status: string | undefined;
}

/** Undefined when no server runs on the data folder, or none has said so yet. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  const lines = readLines(join(data, 'postmaster.pid'));
  const pid = Number(lines?.[PID_LINE]);
  return Number.isInteger(pid) && pid > 0 ? { pid, status: lines?.[STATUS_LINE]?.trim() } : undefined;
}

/** Lines by number, as PostgreSQL's src/include/utils/pidfile.h fixes them (there counted from 1). */
const PID_LINE = 0;
const STATUS_LINE = 7;

function readLines(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}
