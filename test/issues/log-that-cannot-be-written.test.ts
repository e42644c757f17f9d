import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openLogDestination } from '../../platform/log-destination.ts';
import { openLogFile } from '../../scripts/start/log-file.ts';
import { superviseChild } from '../../scripts/start/supervise-child.ts';
import { freePort } from '../../platform/embedded-postgres/free-port.ts';
import { build, type Build } from '../support/build.ts';
import { startFakeSubgraph, withFederation, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { composeSupergraph } from '../support/gateway.ts';
import { makeTempFolder, removeFolder, tempFolder } from '../support/temp-folder.ts';

// A full disk behind standard error is `/dev/full`: each write fails with ENOSPC.

const SDL = 'type Query { answer: Int }';

let compiled: Build;
let subgraph: FakeSubgraph;
let folder: string;
let environment: Readonly<Record<string, string>>;
let url: string;

beforeAll(async () => {
  compiled = build();
  folder = makeTempFolder();
  subgraph = await startFakeSubgraph(SDL, { Query: { answer: () => 42 } });
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, composeSupergraph([{ name: 'deep', url: subgraph.url, sdl: withFederation(SDL) }]));
  environment = { SUPERGRAPH: file };
});
afterAll(async () => {
  await subgraph.close();
  compiled.remove();
  removeFolder(folder);
});

let port: number;
beforeEach(async () => {
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
});

let child: ReturnType<typeof spawn>;
afterEach(() => void child?.kill('SIGKILL'));

async function startWith(stderr: number | 'pipe', workers: number): Promise<void> {
  child = spawn(process.execPath, [compiled.file('gateway/main.js')], {
    env: { ...environment, PORT: String(port), WORKERS: String(workers) },
    stdio: ['ignore', 'ignore', stderr],
  });
  await vi.waitFor(async () => expect((await fetch(`${url}/health`)).status).toBe(200), WAIT);
}

const WAIT = { timeout: 20_000, interval: 50 };

async function ask(query = '{ answer }'): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const ANSWER = { data: { answer: 42 } };

test.each([1, 2])(
  'a gateway of %i process(es) whose log disk is full answers, and goes when told',
  async (workers) => {
    const full = openSync('/dev/full', 'w');
    await startWith(full, workers);
    closeSync(full);
    for (let count = 0; count < 20; count++) expect(await ask()).toEqual(ANSWER);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  },
);

test('a reader of the log that stalls delays neither answers nor the end', async () => {
  await startWith('pipe', 1);
  child.stderr?.pause();
  const long = 'x'.repeat(50_000);
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask(`{ ${long} }`)));
  expect(answers.every((answer) => 'errors' in (answer as object))).toBe(true);
  for (let count = 0; count < 500; count++) expect(await ask()).toEqual(ANSWER);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('lines that found no room are counted, and the count is written once there is room', async () => {
  const file = join(tempFolder(), 'small.log');
  const log = openLogFile(file);
  const destination = openLogDestination(log, {
    describeLoss: (lines) => `${lines} lost\n`,
    maxWaiting: 10,
  });
  for (const line of ['first\n', 'second\n', 'third\n', 'fourth\n']) destination.write(line);
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe('first\nsecond\n2 lost\n'));
  closeSync(log);
});

test('a child that hangs is ended and started again', async () => {
  const said: string[] = [];
  const supervised = superviseChild(
    {
      name: 'gateway',
      command: [compiled.file('gateway/main.js')],
      env: { ...environment, PORT: String(port), WORKERS: '1' },
      logFile: join(folder, 'logs', 'gateway.log'),
      readyUrl: `${url}/ready`,
      healthUrl: `${url}/health`,
      patienceMs: 3_000,
    },
    (line) => void said.push(line),
  );
  await supervised.ready;
  const [first] = readFileSync(join(folder, 'logs', 'gateway.log'), 'utf8').split('\n');
  process.kill((JSON.parse(first as string) as { readonly pid: number }).pid, 'SIGSTOP');
  await vi.waitFor(() => expect(said).toContain('gateway is back'), WAIT);
  expect(said).toContain('gateway has not answered for 3 s and is ended');
  expect(await ask()).toEqual(ANSWER);
  await supervised.stop();
});
