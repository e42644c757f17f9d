import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeSubgraph, startFakeSubgraph, withFederation } from '../support/fake-subgraph.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { send } from '../support/http.ts';

/** An operation that comes often is answered in another way, which nobody may notice. */
const OFTEN = 40;

const SDL = 'type Query { people: [Person!]! }  type Person { name: String! mother: Person }';
const PEOPLE = Array.from({ length: 500 }, (_, index) => ({
  name: `Nguyễn Văn ${index} 😀 "\\`,
  mother: index % 2 === 0 ? null : { name: `Đỗ Thị ${index}` },
}));
const QUERY = '{ people { name mother { name } } }';
const ANSWER = JSON.stringify({ data: { people: PEOPLE } });

let subgraph: FakeSubgraph;
let gateway: TestGateway;
beforeAll(async () => {
  subgraph = await startFakeSubgraph(SDL, { Query: { people: () => PEOPLE } });
  gateway = await startGateway({
    supergraph: [{ name: 'people', url: subgraph.url, sdl: withFederation(SDL) }],
  });
  for (let time = 0; time < OFTEN; time += 1) await ask();
});
afterAll(async () => {
  await gateway.close();
  await subgraph.close();
});

function ask(headers: Record<string, string> = {}) {
  return send(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: QUERY }),
  });
}

test('its answer is the same to the last byte, and as long as it says', async () => {
  const answer = await ask();
  expect(answer.body.toString()).toBe(ANSWER);
  expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(ANSWER)));
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('its answer is compressed as any other: %s', async (encoding, unpack) => {
  const answer = await ask({ 'accept-encoding': encoding });
  expect(answer.headers['content-encoding']).toBe(encoding);
  expect(unpack(answer.body).toString()).toBe(ANSWER);
});

test('it tells its cost when asked', async () => {
  const answer = JSON.parse((await ask({ 'x-cost': 'report' })).body.toString()) as object;
  expect(answer).toEqual({
    data: { people: PEOPLE },
    extensions: { cost: { estimated: expect.any(Number), maximum: expect.any(Number) } },
  });
});

test('a failure is told as ever, and what follows is whole again', async () => {
  subgraph.misbehave((response) => response.writeHead(500).end('oops'));
  expect(JSON.parse((await ask()).body.toString())).toMatchObject({
    data: null,
    errors: [{ path: ['people'], extensions: { code: 'SECTOR_UNAVAILABLE' } }],
  });
  subgraph.misbehave();
  expect((await ask()).body.toString()).toBe(ANSWER);
});
