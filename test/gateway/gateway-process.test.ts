import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build, type Build } from '../support/build.ts';
import { startFakeSubgraph, withFederation, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { composeSupergraph } from '../support/gateway.ts';
import { send } from '../support/http.ts';
import { runScript, type RunningProcess } from '../support/process.ts';

const SDL = 'type Query { answer: Int }';

let compiled: Build;
let subgraph: FakeSubgraph;
let folder: string;
let supergraph: string;
const started: RunningProcess[] = [];

beforeAll(async () => {
  compiled = build();
  subgraph = await startFakeSubgraph(SDL, { Query: { answer: () => 42 } });
  folder = mkdtempSync(join(tmpdir(), 'gateway-process-'));
  supergraph = join(folder, 'foreign.graphql');
  // The address in the file leads nowhere: it has to be overridden.
  const parts = [{ name: 'Some.Service 1', url: 'http://127.0.0.1:1/', sdl: withFederation(SDL) }];
  writeFileSync(supergraph, composeSupergraph(parts));
});
afterEach(async () => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await subgraph.close();
  compiled.remove();
  rmSync(folder, { recursive: true, force: true });
});

function start(environment: Readonly<Record<string, string>>): RunningProcess {
  const process = runScript(compiled.file('gateway/main.js'), environment);
  started.push(process);
  return process;
}

function startForeign(): RunningProcess {
  return start({ SUPERGRAPH: supergraph, PORT: '0', AUTH: 'off', SUBGRAPH_URL_SOME_SERVICE_1: subgraph.url });
}

async function originOf(gateway: RunningProcess): Promise<string> {
  const line = await gateway.line(/"url"/);
  return (JSON.parse(line) as { url: string }).url;
}

function ask(origin: string) {
  return send(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ answer }"}',
  });
}

describe('node dist/gateway/main.js', () => {
  test('serves any supergraph, and says that it listens on loopback only', async () => {
    const gateway = startForeign();
    const origin = await originOf(gateway);
    expect(new URL(origin).hostname).toBe('127.0.0.1');
    expect((await ask(origin)).body.toString()).toBe('{"data":{"answer":42}}');
    expect(gateway.output()).toContain('loopback only');
  });

  test('ends with 0 on SIGTERM once the request in flight is answered', async () => {
    const gateway = startForeign();
    const origin = await originOf(gateway);
    subgraph.misbehave((response) => {
      gateway.child.kill('SIGTERM');
      void gateway.line(/shutting down/).then(() => {
        subgraph.misbehave();
        response.end('{"data":{"answer":43}}');
      });
    });
    expect((await ask(origin)).body.toString()).toBe('{"data":{"answer":43}}');
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
  });

  test('ends at once on a second signal', async () => {
    const gateway = startForeign();
    const origin = await originOf(gateway);
    subgraph.misbehave(() => {
      gateway.child.kill('SIGTERM');
      void gateway.line(/shutting down/).then(() => gateway.child.kill('SIGTERM'));
    });
    await expect(ask(origin)).rejects.toThrow('socket hang up');
    expect(await gateway.ended).toEqual({ code: 1, signal: null });
    subgraph.misbehave();
  });

  test('ends when the process that started it is gone', async () => {
    const gateway = startForeign();
    await originOf(gateway);
    gateway.child.disconnect();
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
  });

  test('refuses to start with every problem of its configuration', async () => {
    const gateway = start({ SUPERGRAPH: '/nowhere', PORT: '-1', HOST: '0.0.0.0', AUTH: 'on' });
    expect(await gateway.ended).toEqual({ code: 1, signal: null });
    expect(gateway.output()).toBe(
      [
        'The configuration is unusable:',
        '  - PORT: a port is 0 (any free one) to 65535',
        '  - HOST: only 127.0.0.1, ::1 or localhost: until callers have rights, nobody outside this machine may ask',
        '  - SUPERGRAPH: there is no such file',
        '  - AUTH: only "off" exists until rights are built',
        '',
      ].join('\n'),
    );
  });

  test('refuses AUTH=off in production', async () => {
    const gateway = start({ SUPERGRAPH: supergraph, NODE_ENV: 'production', AUTH: 'off' });
    expect((await gateway.ended).code).toBe(1);
    expect(gateway.output()).toContain('AUTH: NODE_ENV=production needs rights');
  });

  test.each(['1', '2'])(
    'with WORKERS=%s refuses a supergraph that it cannot serve, with the reason',
    async (WORKERS) => {
      const broken = join(folder, 'broken.graphql');
      writeFileSync(broken, 'type Query { a: Int }');
      const gateway = start({ SUPERGRAPH: broken, WORKERS });
      expect(await gateway.ended).toEqual({ code: 1, signal: null });
      expect(gateway.output()).toBe(
        'The configuration is unusable:\n  - SUPERGRAPH: not a Federation 2 supergraph: it has no enum join__Graph\n',
      );
    },
  );

  test('refuses a port that is taken, in a sentence', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;
    const gateway = start({
      SUPERGRAPH: supergraph,
      PORT: String(port),
      SUBGRAPH_URL_SOME_SERVICE_1: subgraph.url,
    });
    expect((await gateway.ended).code).toBe(1);
    expect(gateway.output()).toContain(`PORT: ${port} on 127.0.0.1 is taken by another process`);
    squatter.close();
  });
});
