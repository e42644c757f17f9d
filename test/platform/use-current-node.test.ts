import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';
import { useCurrentNode } from '../../platform/use-current-node.ts';

/** A script that believes to be on Node 20 the first time it runs. */
const SCRIPT = `
  const { useCurrentNode } = await import(${JSON.stringify(projectFile('platform/use-current-node.ts'))});
  const version = process.env.SECOND ? process.versions.node : '20.20.2';
  process.env.SECOND = 'yes';
  if (useCurrentNode(version)) {
    process.on('SIGTERM', () => process.exit(7));
    process.on('disconnect', () => process.exit(8));
    process.stdout.write('pid ' + process.pid + '\\n');
    setInterval(() => undefined, 1_000);
  }
`;

function runOnOldNode() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, output: text(child.stdout) };
}

test('a current Node is used as it is', () => {
  expect(useCurrentNode()).toBe(true);
});

const hasOwnNode = existsSync(projectFile('node_modules/.bin/node'));

test.runIf(hasOwnNode)(
  'on an old Node the command runs on the project’s, which gets the signals',
  async () => {
    const { child, output } = runOnOldNode();
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(first.toString()).not.toBe(`pid ${child.pid}\n`);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(7);
    await output;
  },
);

test.runIf(hasOwnNode)('when the process that stands for it is killed, it learns of it', async () => {
  const { child, output } = runOnOldNode();
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  // The pipe ends when the last process that holds it is gone.
  expect(await output).toMatch(/^pid \d+\n$/);
});
