import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../scripts/seed-province/random.ts';
import type { Stage } from './stage.ts';

/** Milliseconds; a text that does not parse is given half a second to be finished, and the machine is busy. */
const PATIENCE_MS = 20_000;
const BROKEN = 'type Query { broken: Missing }';

export interface ReloadOptions {
  readonly stage: Stage;
  readonly random: Random;
  /** Each that ended as it should. */
  readonly onReload: () => void;
  readonly onComplaint: (what: string) => void;
}

/**
 * Replaces the supergraph again and again until it is told to stop: mostly by one that means the same, sometimes by one
 * that cannot be served and must be refused. Waits for the outcome of each.
 */
export async function reloadSupergraph(options: ReloadOptions, signal: AbortSignal): Promise<void> {
  const { stage, random, onReload, onComplaint } = options;
  while (!signal.aborted) {
    const mark = `# ${random.between(0, 1e9)}\n`;
    const isBroken = random.chance(0.2);
    const text = `${isBroken ? BROKEN : stage.supergraphSdl}\n${mark}`;
    stage.writeSupergraph(text);
    if (random.chance(0.3)) process.kill(stage.gatewayPid, 'SIGHUP');
    if (await comesTrue(stage.url, (status) => hasTaken(status, text, isBroken))) onReload();
    else onComplaint(`a supergraph was not ${isBroken ? 'refused' : 'served'} within ${PATIENCE_MS} ms`);
    await sleep(random.between(200, 2_500), undefined, { signal }).catch(() => undefined);
  }
}

interface Ready {
  readonly supergraph: { readonly hash: string; readonly lastReloadFailure?: { readonly hash: string } };
}

function hasTaken({ supergraph }: Ready, text: string, isBroken: boolean): boolean {
  const hash = createHash('sha256').update(text).digest('hex');
  return (isBroken ? supergraph.lastReloadFailure?.hash : supergraph.hash) === hash;
}

async function comesTrue(url: string, condition: (ready: Ready) => boolean): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const response = await fetch(new URL('/ready', url), { headers: { connection: 'close' } });
    if (condition((await response.json()) as Ready)) return true;
    await sleep(50);
  }
  return false;
}
