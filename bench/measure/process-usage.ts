import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used; undefined where the system has no /proc. */
export interface ProcessUsage {
  /** Microseconds of processor time since it started, all threads. */
  readonly cpu: number;
  /** Bytes of memory it holds now. */
  readonly memory: number;
}

/** Linux counts processor time in hundredths of a second for every process (USER_HZ). */
const TICK_US = 10_000;

export function readUsage(pid: number): ProcessUsage | undefined {
  const stat = readStat(pid);
  if (!stat) return undefined;
  const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { cpu: stat.cpu, memory: Number(resident?.[1] ?? 0) * 1024 };
}

/**
 * Processor time of a process and its children, those that have ended included: a PostgreSQL server works in its
 * children, one a connection.
 */
export function readFamilyCpu(pid: number): number | undefined {
  const own = readStat(pid);
  if (!own) return undefined;
  const others = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = others.map((name) => readStat(Number(name))).filter((stat) => stat?.parent === pid);
  return children.reduce((sum, stat) => sum + (stat?.cpu ?? 0), own.cpu + own.endedChildren);
}

interface Stat {
  readonly parent: number;
  readonly cpu: number;
  readonly endedChildren: number;
}

/** Fields 4 and 14 to 17 of proc(5): parent; user and system time, own and of ended children. The name before them may hold anything. */
function readStat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = (at: number): number => (fields[at] ?? 0) * TICK_US;
    return { parent: fields[1] ?? 0, cpu: ticks(11) + ticks(12), endedChildren: ticks(13) + ticks(14) };
  } catch {
    return undefined;
  }
}
