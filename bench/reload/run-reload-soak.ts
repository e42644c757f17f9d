import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGatewayConfig } from '../../gateway/config.ts';
import { createGateway } from '../../gateway/create-gateway.ts';
import { createLog } from '../../platform/log.ts';
import { soakReloads, type SoakReport } from './soak-reloads.ts';
import { startTwoVersions } from './two-versions.ts';

/** `npm run soak:reload [-- <reloads>]`: a thousand by default. Exit code 1 on any wrong answer or a rising heap. */
export async function runReloadSoak(args: readonly string[]): Promise<void> {
  const reloads = Number(args[0] ?? 1_000);
  if (!Number.isInteger(reloads) || reloads < 10) {
    process.stderr.write(`expected a number of reloads, at least 10, not ${args[0]}\n`);
    process.exitCode = 2;
    return;
  }
  const report = await soak(reloads, tellProgress);
  process.stdout.write(describe(report));
  if (report.failures.length > 0 || growthOf(report) > MAX_GROWTH) process.exitCode = 1;
}

/** Bytes. One generation that stays is about as much; a leak would be hundreds of them. */
export const MAX_GROWTH = 16_000_000;

/** Bytes that stayed over the last four fifths. */
export function growthOf({ heapBefore, heapAfter }: SoakReport): number {
  return heapAfter - heapBefore;
}

const CLIENTS = 8;

/** Starts a federation and a gateway in this process, and soaks it. */
export async function soak(reloads: number, onProgress?: (done: number) => void): Promise<SoakReport> {
  const versions = await startTwoVersions();
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, versions.supergraphs[0]);
  const config = readGatewayConfig({ PORT: '0', SUPERGRAPH: file, WORKERS: '1' });
  const gateway = await createGateway(config, createLog({ name: 'gateway', level: 'error' }));
  try {
    const origin = await gateway.listen();
    return await soakReloads({ gateway, origin, versions, reloads, clients: CLIENTS, onProgress });
  } finally {
    await gateway.close();
    await versions.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tellProgress(done: number): void {
  if (done % 100 === 0) process.stdout.write(`${done} reloads\n`);
}

function describe(report: SoakReport): string {
  const { reloads, requests, failures, heapBefore, heapAfter, longestBlock } = report;
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  return [
    `${reloads} reloads under load, ${requests} requests, ${failures.length} failures`,
    ...failures.slice(0, 10).map((failure) => `  ${failure}`),
    `heap ${megabytes(heapBefore)} after a fifth, ${megabytes(heapAfter)} at the end`,
    `event loop blocked for ${longestBlock.toFixed(0)} ms at most`,
    '',
  ].join('\n');
}
