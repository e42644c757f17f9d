import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { build, type Build } from '../support/build.ts';
import { startFakeSubgraph, withFederation, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { composeSupergraph } from '../support/gateway.ts';
import { send } from '../support/http.ts';
import { runScript, type RunningProcess } from '../support/process.ts';
import { makeTempFolder, removeFolder } from '../support/temp-folder.ts';

const SDL = 'type Query { answer: Int }';

let compiled: Build;
let subgraph: FakeSubgraph;
let folder: string;
let file: string;
let supergraph: string;
let gateway: RunningProcess;
let origin: string;

beforeAll(() => {
  compiled = build();
});
afterAll(() => compiled.remove());

beforeEach(async () => {
  subgraph = await startFakeSubgraph(SDL, { Query: { answer: () => 42 } });
  folder = makeTempFolder();
  file = join(folder, 'supergraph.graphql');
  supergraph = composeSupergraph([{ name: 'deep', url: subgraph.url, sdl: withFederation(SDL) }]);
  writeFileSync(file, supergraph);
});
afterEach(async () => {
  gateway.child.kill('SIGKILL');
  await gateway.ended;
  await subgraph.close();
  removeFolder(folder);
});

async function start(workers: number, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const environment = { SUPERGRAPH: file, PORT: '0', WORKERS: String(workers), SHARE_IN_FLIGHT: 'off' };
  gateway = runScript(compiled.file('gateway/main.js'), { ...environment, ...more });
  const line = JSON.parse(await gateway.line(/"url"/)) as { readonly url: string };
  origin = line.url;
}

/** Starts two workers and waits for both. */
async function startTwo(): Promise<readonly number[]> {
  await start(2);
  return pidsOf(/worker is ready/, 2);
}

/** The processes that have written such a line, in the order of the first; waits until there are so many. */
function pidsOf(pattern: RegExp, count: number): Promise<readonly number[]> {
  return vi.waitFor(
    () => {
      const lines = gateway
        .output()
        .split('\n')
        .filter((line) => pattern.test(line));
      const pids = [...new Set(lines.map((line) => (JSON.parse(line) as { readonly pid: number }).pid))];
      expect(pids.length).toBeGreaterThanOrEqual(count);
      return pids;
    },
    { timeout: 15_000, interval: 20 },
  );
}

/** On a connection of its own, so that the next worker gets it. */
async function ask(): Promise<string> {
  const { body } = await send(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ answer }"}',
  });
  return body.toString();
}

const MANIFEST = JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [] });

const ANSWER = '{"data":{"answer":42}}';

const BOTH_ANSWERED = [1, 2].map(() => ({ status: 'fulfilled', value: ANSWER }));

/** Two requests under way, one in each worker, which end when they are let go. */
async function holdTwo() {
  const held: ServerResponse[] = [];
  subgraph.misbehave((response) => void held.push(response));
  const outcomes = Promise.allSettled([ask(), ask()]);
  await vi.waitFor(() => expect(held).toHaveLength(2));
  subgraph.misbehave();
  const letGo = (): void => held.forEach((response) => response.end(ANSWER));
  return { outcomes, letGo };
}

test('several processes share one port, in turn', async () => {
  const pids = await startTwo();
  expect(pids).not.toContain(gateway.child.pid);
  for (let count = 0; count < 4; count++) expect(await ask()).toBe(ANSWER);
  expect(new Set(await pidsOf(/"operationKind"/, 2))).toEqual(new Set(pids));
});

test('with one worker there is one process', async () => {
  await start(1);
  expect(await ask()).toBe(ANSWER);
  expect(await pidsOf(/"operationKind"/, 1)).toEqual([gateway.child.pid]);
});

describe('a worker that ends', () => {
  test('costs its own requests alone, and another takes its place', async () => {
    const [first, second] = await startTwo();
    const { outcomes, letGo } = await holdTwo();
    process.kill(first as number, 'SIGKILL');
    await gateway.line(/worker ended; another follows/);
    letGo();
    expect((await outcomes).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const third = (await pidsOf(/worker is ready/, 3)).at(-1);
    for (let count = 0; count < 4; count++) expect(await ask()).toBe(ANSWER);
    expect(await pidsOf(/"operationKind"/, 2)).toEqual(expect.arrayContaining([second, third]));
  });

  test('before it took the connection it was handed leaves no client waiting', async () => {
    const [first] = await startTwo();
    process.kill(first as number, 'SIGSTOP');
    let answered = 0;
    const outcomes = Promise.allSettled(Array.from({ length: 4 }, () => ask().then(() => answered++)));
    // The fourth waits for the one that does not move.
    await vi.waitFor(() => expect(answered).toBe(3));
    process.kill(first as number, 'SIGKILL');
    expect((await outcomes).filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  test('and one that hangs is ended, so that no caller waits for it', { timeout: 60_000 }, async () => {
    const [first] = await startTwo();
    process.kill(first as number, 'SIGSTOP');
    await gateway.line(/worker hangs and is ended/);
    await pidsOf(/worker is ready/, 3);
    for (let count = 0; count < 4; count++) expect(await ask()).toBe(ANSWER);
  });

  test('leaves the same port to its successor, even when it was all of them', async () => {
    for (const pid of await startTwo()) process.kill(pid, 'SIGKILL');
    await pidsOf(/worker is ready/, 4);
    expect(await ask()).toBe(ANSWER);
  });

  test('leaves the same port to one that was just coming up, when it was the first and alone', async () => {
    const manifest = join(folder, 'manifest.json');
    execFileSync('mkfifo', [manifest]);
    const starting = start(2, { OPERATIONS: manifest, OPERATIONS_MODE: 'log' });
    await writeFile(manifest, MANIFEST);
    await starting;
    const [first] = await pidsOf(/worker is ready/, 1);
    // Opens once the second reads: it knows by then where to listen, and waits for the manifest.
    const held = await open(manifest, 'w');
    rmSync(manifest);
    writeFileSync(manifest, MANIFEST);
    process.kill(first as number, 'SIGKILL');
    await gateway.line(/worker ended; another follows/);
    await held.writeFile(MANIFEST);
    await held.close();
    await vi.waitFor(
      async () => {
        await ask();
        expect(await pidsOf(/"operationKind"/, 1)).toHaveLength(2);
      },
      { timeout: 20_000, interval: 20 },
    );
  });

  test('on SIGTERM finishes what it has', async () => {
    const pids = await startTwo();
    const { outcomes, letGo } = await holdTwo();
    process.kill(pids[0] as number, 'SIGTERM');
    await gateway.line(/shutting down/);
    letGo();
    expect(await outcomes).toEqual(BOTH_ANSWERED);
    await pidsOf(/worker is ready/, 3);
  });
});

test('a fleet whose workers die at birth gives up, in a sentence', async () => {
  const broken = build();
  const intact = compiled;
  try {
    compiled = broken;
    const pids = await startTwo();
    rmSync(broken.file('gateway/create-gateway.js'));
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    expect(await gateway.ended).toEqual({ code: 1, signal: null });
    expect(gateway.output()).toMatch(/The gateway gives up: \d+ workers in a row ended before they listened/);
  } finally {
    compiled = intact;
    broken.remove();
  }
});

describe('going down', () => {
  test('on SIGTERM every worker finishes what it has', async () => {
    await startTwo();
    const { outcomes, letGo } = await holdTwo();
    gateway.child.kill('SIGTERM');
    await pidsOf(/shutting down/, 3);
    letGo();
    expect(await outcomes).toEqual(BOTH_ANSWERED);
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
  });

  test('Ctrl-C, which reaches every process, is one signal, not two', async () => {
    const pids = await startTwo();
    const { outcomes, letGo } = await holdTwo();
    for (const pid of [...pids, gateway.child.pid as number]) process.kill(pid, 'SIGINT');
    await pidsOf(/shutting down/, 3);
    letGo();
    expect(await outcomes).toEqual(BOTH_ANSWERED);
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
  });

  test('a second signal ends all of them at once', async () => {
    await startTwo();
    const { outcomes } = await holdTwo();
    gateway.child.kill('SIGTERM');
    await pidsOf(/shutting down/, 3);
    gateway.child.kill('SIGTERM');
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // Their output ends with the last of them.
    expect((await gateway.ended).code).toBe(1);
  });

  test('no worker survives a primary that was killed, but each finishes what it has', async () => {
    await startTwo();
    const { outcomes, letGo } = await holdTwo();
    gateway.child.kill('SIGKILL');
    await pidsOf(/parent gone/, 2);
    letGo();
    expect(await outcomes).toEqual(BOTH_ANSWERED);
    expect(await gateway.ended).toEqual({ code: null, signal: 'SIGKILL' });
  });
});

describe('a changed supergraph', () => {
  const replaceFile = (text: string): void => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  };

  test('reaches every worker', async () => {
    const pids = await startTwo();
    replaceFile(`${supergraph}\n`);
    expect(new Set(await pidsOf(/supergraph reloaded/, 2))).toEqual(new Set(pids));
  });

  test('reaches them on SIGHUP, also those to which the signal is sent', async () => {
    const pids = await startTwo();
    for (const pid of [...pids, gateway.child.pid as number]) process.kill(pid, 'SIGHUP');
    replaceFile(`${supergraph}\n`);
    await pidsOf(/supergraph reloaded/, 2);
    expect(await ask()).toBe(ANSWER);
  });

  test('that is refused keeps no worker from being replaced: it serves what the others serve', async () => {
    const pids = await startTwo();
    replaceFile(`${supergraph}\n# proven\n`);
    await pidsOf(/supergraph reloaded/, 2);
    replaceFile('type Query { broken: Missing }');
    await pidsOf(/supergraph refused/, 2);
    process.kill(pids[0] as number, 'SIGKILL');
    await pidsOf(/worker is ready/, 3);
    const { body } = await send(`${origin}/ready`, {});
    expect(JSON.parse(body.toString())).toMatchObject({ status: 'ready' });
    for (let count = 0; count < 4; count++) expect(await ask()).toBe(ANSWER);
    expect(readFileSync(file, 'utf8')).toContain('broken');
  });
});
