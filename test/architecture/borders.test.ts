import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

const CRUISE =
  'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs --config .dependency-cruiser.cjs --output-type json platform gateway subgraphs scripts';

interface Cruise {
  readonly summary: { readonly error: number; readonly totalCruised: number };
}

it('no module crosses a border, and the tool really read them', async () => {
  const { stdout } = await run(process.execPath, CRUISE.split(' '), { maxBuffer: 64 * 1024 * 1024 });
  const { summary } = JSON.parse(stdout) as Cruise;
  expect(summary.totalCruised).toBeGreaterThan(50);
  expect(summary.error).toBe(0);
});
