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

/** Pings the gateway all the time while the hostile query runs. */
export async function measureBlocking(
  gateway: RunningGateway,
  hostile: HostileQuery,
  { repeats, patience }: GatewaysOptions['hostile'],
): Promise<Blocking> {
  await pingUntil(gateway.pingUrl, sleep(300));
  let longestWait = 0;
  let outcome = '';
  for (let repeat = 0; repeat < repeats; repeat++) {
    const attack = send(gateway.url, hostile.query, patience);
    longestWait = Math.max(longestWait, await pingUntil(gateway.pingUrl, attack));
    outcome = await attack;
  }
  return { query: hostile.name, longestWait, outcome };
}

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
      ? `no answer in ${patience} s`
      : 'connection lost';
  }
}

/** @returns milliseconds of the slowest ping. */
async function pingUntil(url: string, end: Promise<unknown>): Promise<number> {
  let over = false;
  let longest = 0;
  void end.then(() => (over = true));
  do {
    const startedAt = performance.now();
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    longest = Math.max(longest, performance.now() - startedAt);
    await sleep(1);
  } while (!over);
  return longest;
}
