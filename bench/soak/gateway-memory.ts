import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayLog, LogLine } from './gateway-log.ts';

export interface MemorySample {
  /** By process. Bytes that are alive: heap and buffers. */
  readonly bytes: ReadonlyMap<number, number>;
  /** Bytes of the largest process, as the system counts. */
  readonly resident: number;
}

/** Milliseconds. */
const PATIENCE_MS = 15_000;

/** Watches the gateway's processes by what they write: how much memory stays, and what should not happen. */
export class GatewayMemory {
  readonly #log: GatewayLog;
  readonly #onComplaint: (what: string) => void;
  readonly #pids = new Set<number>();

  constructor(log: GatewayLog, onComplaint: (what: string) => void) {
    this.#log = log;
    this.#onComplaint = onComplaint;
  }

  /** Has every process collect its garbage. To be asked while there is no traffic. */
  async measure(): Promise<MemorySample> {
    const bytes = new Map<number, number>();
    let resident = 0;
    this.#readLog();
    for (const pid of this.#pids) this.#signal(pid);
    const until = performance.now() + PATIENCE_MS;
    while (bytes.size < this.#pids.size && performance.now() < until) {
      await sleep(20);
      for (const line of this.#readLog()) {
        bytes.set(line['pid'] as number, line['bytes'] as number);
        resident = Math.max(resident, line['rss'] as number);
      }
    }
    if (bytes.size < this.#pids.size) this.#onComplaint('a process of the gateway did not tell its memory');
    // In the order of birth, which is mostly that of the ids: the primary first.
    return { bytes: new Map([...bytes].toSorted(([a], [b]) => a - b)), resident };
  }

  /** @returns the lines on memory; what is unexpected among the others is complained of. */
  #readLog(): readonly LogLine[] {
    const lines = this.#log.read();
    for (const line of lines) {
      if (line['soak'] === 'born') this.#pids.add(line['pid'] as number);
      else if (line['soak'] === undefined && line['msg'] !== EXPECTED)
        this.#onComplaint(`the gateway's log: ${JSON.stringify({ ...line, ...WITHOUT })}`);
    }
    return lines.filter((line) => line['soak'] === 'heap');
  }

  #signal(pid: number): void {
    try {
      process.kill(pid, 'SIGUSR2');
    } catch {
      this.#pids.delete(pid);
      this.#onComplaint('a process of the gateway has ended');
    }
  }
}

/** The broken supergraphs are of our making. */
const EXPECTED = 'supergraph refused; the one before is kept';
/** Else no two lines would be equal. */
const WITHOUT = { time: undefined, pid: undefined, requestId: undefined, hostname: undefined };
