import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Serves one answer that takes until the server is told to stop, and one that breaks `how`. */
function startChild(how: string) {
  const file = (path: string): string => JSON.stringify(join(import.meta.dirname, '../../platform', path));
  const script = `
    const { createServer } = await import('node:http');
    const { onShutdown } = await import(${file('shutdown.ts')});
    const { createLog } = await import(${file('log.ts')});
    let waiting;
    const server = createServer((request, response) => {
      if (request.url === '/slow') waiting = response;
      else { ${how} }
    });
    const http = () => new Promise((resolve) => {
      server.close(resolve);
      waiting.end('answered');
    });
    onShutdown({ log: createLog({ name: 'child' }), steps: [{ name: 'http', run: http }] });
    server.listen(0, '127.0.0.1', () => process.send(server.address().port));`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
}

test.each([
  ['an exception in a listener', `throw new Error('out of the blue');`],
  ['a promise that nobody looks at', `void Promise.reject(new Error('out of the blue'));`],
  ['several at once', `for (let i = 0; i < 3; i += 1) void Promise.reject(new Error('out of the blue'));`],
])('%s is logged, what is under way is answered, and the process ends', async (_, how) => {
  const child = startChild(how);
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = once(child, 'exit');
  const [port] = (await once(child, 'message')) as [number];
  const slow = fetch(`http://127.0.0.1:${port}/slow`).then((response) => response.text());
  const broken = fetch(`http://127.0.0.1:${port}/broken`, { headers: { connection: 'close' } }).catch(
    () => undefined,
  );
  expect(await slow).toBe('answered');
  expect(await ended).toEqual([1, null]);
  await broken;
  expect(log).toContain('out of the blue');
  expect(log).toContain('"reason":"fault"');
});
