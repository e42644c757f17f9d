import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderLockedError, lockFolder } from '../../platform/lock-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a folder in use is refused, naming the process that uses it', async () => {
  const folder = tempFolder();
  const holder = await holdInAnotherProcess(folder);
  const refused = catchError(() => lockFolder(folder, 'second'));
  holder.kill('SIGKILL');
  expect(refused).toBeInstanceOf(FolderLockedError);
  expect(refused).toMatchObject({ folder, holder: { pid: holder.pid, role: 'first' } });
  expect((refused as Error).message).toContain(`process ${holder.pid} (first, since`);
});

test('the lock of a killed process is free, also while another process has its id', async () => {
  const folder = tempFolder();
  const holder = await holdInAnotherProcess(folder);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid, role: 'first', since: '' }));
  expect(() => lockFolder(folder, 'second').release()).not.toThrow();
});

test('a released folder can be taken again, and releasing twice is harmless', () => {
  const folder = tempFolder();
  const lock = lockFolder(folder, 'first');
  lock.release();
  const again = lockFolder(folder, 'second');
  lock.release();
  expect(() => lockFolder(folder, 'third')).toThrow(FolderLockedError);
  again.release();
});

async function holdInAnotherProcess(folder: string): Promise<ChildProcess> {
  const module = join(import.meta.dirname, '../../platform/lock-folder.ts');
  const script = `
    const { lockFolder } = await import(${JSON.stringify(module)});
    lockFolder(process.argv[1], 'first');
    process.stdout.write('held');
    setInterval(() => undefined, 60_000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, folder]);
  await once(holder.stdout, 'data');
  return holder;
}

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
