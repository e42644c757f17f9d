import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a process whose parent goes away ends its work in order and exits', async () => {
  const child = startChild('onShutdown(options); process.send("up");');
  await once(child, 'message');
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a process whose parent was gone before it could listen ends all the same', async () => {
  const child = startChild('process.once("disconnect", () => onShutdown(options)); process.send("up");');
  await once(child, 'message');
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

function startChild(lines: string) {
  const file = (path: string): string => JSON.stringify(join(import.meta.dirname, '../../platform', path));
  const script = `
    const { onShutdown } = await import(${file('shutdown.ts')});
    const { createLog } = await import(${file('log.ts')});
    const alive = setInterval(() => undefined, 60_000);
    const options = {
      log: createLog({ name: 'child', level: 'silent' }),
      steps: [{ name: 'work', run: async () => clearInterval(alive) }],
    };
    ${lines}`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
