import { setTimeout as sleep } from 'node:timers/promises';
import type { HostileQuery } from './hostile-queries.ts';
import type { GatewaysOptions } from './options.ts';
import type { RunningGateway } from './stage.ts';

/** What a hostile query did to everybody else. */
export interface Blocking {
  readonly query: string;
  /** Milliseconds that the slowest ping took meanwhile. */
  readonly longestWait: number;
  /** Status of the answer, or that none came. */
  readonly outcome: string;
}

/** Pings a fresh gateway all the time while the hostile query runs; some do not recover, so it is killed afterwards. */
export async function measureBlocking(
  start: () => Promise<RunningGateway>,
  hostile: HostileQuery,
  { repeats, patience }: GatewaysOptions['hostile'],
): Promise<Blocking> {
  const gateway = await start();
  const ping = (end: Promise<unknown>): Promise<number> => pingUntil(end, gateway.pingUrl, patience);
  try {
    await ping(sleep(WARM_UP_MS));
    let longestWait = 0;
    let outcome = '';
    for (let repeat = 0; repeat < repeats && !outcome.startsWith(SILENT); repeat++) {
      const attack = send(gateway.url, hostile.query, patience);
      longestWait = Math.max(longestWait, await ping(attack));
      outcome = await attack;
    }
    return { query: hostile.name, longestWait, outcome };
  } finally {
    await gateway.kill();
  }
}

const WARM_UP_MS = 300;
const SILENT = 'no answer';

async function send(url: string, query: string, patience: number): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(patience * 1000),
    });
    const text = await response.text();
    return text.includes('"errors"') ? `refused, ${response.status}` : `answered, ${response.status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? `${SILENT} in ${patience} s`
      : 'connection lost';
  }
}

/** @returns milliseconds of the slowest ping; one that is not answered counts for as long as it was waited for. */
async function pingUntil(end: Promise<unknown>, url: string, patience: number): Promise<number> {
  let over = false;
  let longest = 0;
  void end.then(() => (over = true));
  do {
    const startedAt = performance.now();
    await ping(url, patience);
    longest = Math.max(longest, performance.now() - startedAt);
    await sleep(1);
  } while (!over);
  return longest;
}

async function ping(url: string, patience: number): Promise<void> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience * 1000) });
    await response.arrayBuffer();
  } catch {
    // Not answering is what is measured.
  }
}
