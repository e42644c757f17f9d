import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isAlive } from '../../../platform/embedded-postgres/process-control.ts';
import { commandsOf, fetchAsCurl } from '../../support/shell-command.ts';
import { makeTempFolder, removeFolder, tempFolder } from '../../support/temp-folder.ts';
import {
  builtStart,
  childrenOf,
  npmStart,
  startEnvironment,
  startProcess,
  type RunningProcess,
  type StartCommand,
} from '../../support/start-command.ts';

// One life of `npm start`, told in order: each test goes on where the one before ended.

const README = commandsOf(readFileSync('README.md', 'utf8'));

let folder: string;
let env: Readonly<Record<string, string>>;
let start: StartCommand;

beforeAll(async () => {
  folder = makeTempFolder();
  env = await startEnvironment(folder);
  start = npmStart(env);
  await start.printed('Ctrl-C stops everything');
}, 180_000);

afterAll(async () => {
  start.kill('SIGTERM');
  await start.ended;
  removeFolder(folder);
});

test('the command it prints, pasted into a shell, is answered from all four registers', async () => {
  const command = /curl .*/.exec(start.output())?.[0] ?? '';
  expect(await fetchAsCurl(command)).toMatchObject(FOUND_IN_ALL);
  expect(start.output()).toMatch(/listens on 127\.0\.0\.1 only/);
});

test('so is the request of the README', async () => {
  const [command = '', ...others] = README.filter((text) => text.startsWith('curl'));
  const answer = (await fetchAsCurl(command.replace(':4000/', `:${env['PORT']}/`))) as { errors?: unknown };
  expect(answer).toMatchObject(FOUND_IN_ALL);
  expect(answer.errors).toBeUndefined();
  expect(others).toEqual([]);
});

test.each(README.filter((text) => !/^curl|^npm (ci|test|start)$/.test(text)))(
  'the README’s command `%s` works, and builds nothing anew',
  (command) => {
    const built = statSync('dist/.built-from').mtimeMs;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 50_000,
    });
    expect([status, stdout === '' ? stderr : '']).toEqual([0, '']);
    expect(statSync('dist/.built-from').mtimeMs).toBe(built);
  },
  60_000,
);

test('a second start in the same folder is refused, naming the process that has it', async () => {
  const second = builtStart({ ...env, ...(await startEnvironment(folder)) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`in use by process ${startProcess(folder)} (npm start, since`);
});

test('taken ports are named with the variables that change them', async () => {
  const second = builtStart({ ...env, DATA_FOLDER: tempFolder() });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Port ${env['PORT']} for gateway is taken by another program`);
  expect(second.output()).toContain('LAND_PORT=');
});

test('a killed subgraph costs only its own fields, and comes back', async () => {
  kill(/subgraphs\/main\.js vehicles/);
  await start.printed('vehicles ended unexpectedly (SIGKILL)');
  expect(await ask()).toMatchObject({
    data: { citizen: { vehicles: null, land: { state: 'FOUND' } } },
    errors: [{ path: ['citizen', 'vehicles'], extensions: { code: 'SECTOR_UNAVAILABLE' } }],
  });
  await start.printed('vehicles is back');
  await vi.waitFor(async () => expect(await ask()).toEqual(COMPLETE), WAIT);
});

test('a killed gateway comes back', async () => {
  kill(/gateway\/main\.js/);
  await start.printed('gateway is back');
  await vi.waitFor(async () => expect(await ask()).toEqual(COMPLETE), WAIT);
});

test('a killed PostgreSQL comes back under the running subgraphs', async () => {
  kill(/postgres -D/);
  await start.printed('PostgreSQL ended unexpectedly');
  await vi.waitFor(async () => expect(await ask()).toEqual(COMPLETE), WAIT);
});

test('SIGTERM to npm ends every process', async () => {
  const family = familyOf(startProcess(folder));
  expect(family.length).toBeGreaterThanOrEqual(7);
  start.kill('SIGTERM');
  await start.ended;
  await vi.waitFor(() => expect(family.filter(({ pid }) => isAlive(pid))).toEqual([]), WAIT);
});

test('killed without a chance to clean up, it leaves no orphan either, and the next start has the data', async () => {
  start = builtStart(env);
  await start.printed('Ctrl-C stops everything');
  expect(start.output()).not.toContain('Making a synthetic province');
  const family = familyOf(startProcess(folder));
  process.kill(startProcess(folder), 'SIGKILL');
  await vi.waitFor(() => expect(family.filter(({ pid }) => isAlive(pid))).toEqual([]), WAIT);
  start = builtStart(env);
  await start.printed('Ctrl-C stops everything');
  await vi.waitFor(async () => expect(await ask()).toEqual(COMPLETE), WAIT);
}, 120_000);

const FOUND_IN_ALL = {
  data: {
    citizen: { civilStatus: { state: 'FOUND' }, vehicles: { state: 'FOUND' }, land: { state: 'FOUND' } },
  },
};
test('a second signal ends at once also what hangs', async () => {
  const family = familyOf(startProcess(folder));
  const hanging = family.find(({ command }) => /subgraphs\/main(\.js)? vehicles/.test(command));
  process.kill(hanging?.pid ?? 0, 'SIGSTOP');
  start.kill('SIGTERM');
  await start.printed('Stopping');
  start.kill('SIGTERM');
  await start.ended;
  await vi.waitFor(() => expect(family.filter(({ pid }) => isAlive(pid))).toEqual([]), WAIT);
});

const COMPLETE = { data: { citizen: { vehicles: { state: 'FOUND' }, land: { state: 'FOUND' } } } };
const WAIT = { timeout: 25_000, interval: 50 };

function familyOf(pid: number): readonly RunningProcess[] {
  return [{ pid, command: 'start' }, ...childrenOf(pid)];
}

function kill(command: RegExp): void {
  const found = childrenOf(startProcess(folder)).filter((child) => command.test(child.command));
  expect(found).toHaveLength(1);
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
}

async function ask(): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${env['PORT']}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ citizen(id: "008090990001") { vehicles { state } land { state } } }' }),
  });
  return response.json();
}
