import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, type Build } from '../support/build.ts';
import { startFakeSubgraph, withFederation, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { repeat, REPEATING_MS } from '../support/repeat.ts';
import { composeSupergraph } from '../support/gateway.ts';
import { send } from '../support/http.ts';
import { runScript, type RunningProcess } from '../support/process.ts';

const SDL = 'scalar Any type Query { items: [Any] }';

let compiled: Build;
let subgraph: FakeSubgraph;
let folder: string;
let gateway: RunningProcess;
let url: string;

beforeAll(async () => {
  compiled = build();
  subgraph = await startFakeSubgraph(SDL, { Query: { items: () => null } });
  folder = mkdtempSync(join(tmpdir(), 'broken-answers-'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, composeSupergraph([{ name: 'items', url: subgraph.url, sdl: withFederation(SDL) }]));
  gateway = runScript(compiled.file('gateway/main.js'), {
    SUPERGRAPH: file,
    PORT: '0',
    WORKERS: '1',
    SHARE_IN_FLIGHT: 'off',
    BREAKER_MIN_REQUESTS: '1000000',
  });
  const line = await gateway.line(/"url"/);
  url = `${(JSON.parse(line) as { url: string }).url}/graphql`;
});
afterAll(async () => {
  gateway.child.kill('SIGKILL');
  await subgraph.close();
  compiled.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const { body } = await send(url, { method: 'POST', headers, body: '{"query":"{ items }"}' });
  return body.toString();
}

/** Some 200 kB, below what is parsed in parts, and each item with a number that a double would round. */
const ITEMS = Array.from(
  { length: 2_000 },
  (_, index) =>
    `{"id":"${index}","number":9007199254740993,"name":"Nguyen Van ${index}","list":[${index},{"a":"b"}]}`,
).join(',');
const WHOLE = Buffer.from(`{"data":{"items":[${ITEMS}]}}`);

test(
  'large answers that break off cost their own fields, also where numbers have to be kept as text',
  async () => {
    let count = 0;
    subgraph.misbehave((response) => {
      const cut = count++ % 2 === 0 ? 0 : 1 + ((count * 331) % 2_000);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(WHOLE.subarray(0, WHOLE.length - cut));
    });
    const kinds = new Set<string>();
    await repeat(100, async () => {
      for (const body of await Promise.all([ask(), ask()])) kinds.add(kindOf(body));
    });
    expect([...kinds].sort()).toEqual(['whole', 'without items']);
    expect(gateway.child.exitCode).toBeNull();
  },
  REPEATING_MS,
);

function kindOf(body: string): string {
  if (body === WHOLE.toString()) return 'whole';
  const { data, errors } = JSON.parse(body) as { data: unknown; errors: readonly { extensions: unknown }[] };
  expect(errors).toMatchObject([{ path: ['items'], extensions: { code: 'SECTOR_UNAVAILABLE' } }]);
  expect(data).toEqual({ items: null });
  return 'without items';
}
