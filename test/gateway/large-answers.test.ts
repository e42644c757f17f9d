import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeSubgraph, startFakeSubgraph, withFederation } from '../support/fake-subgraph.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const SDL = `
  type Query { people: [Person]! crowds: [[Person!]] }
  type Person { name: String! age: Int friends: [Person!] }
`;

interface Person {
  readonly name: string | null;
  readonly age: number;
  readonly friends: readonly Person[] | null;
}

const PEOPLE: readonly Person[] = Array.from({ length: 15_000 }, (_, index) => ({
  name: `Nguyễn "${index}" \\`,
  age: index % 90,
  friends: index % 3 === 0 ? null : [{ name: `Bạn ${index}`, age: 7, friends: [] }],
}));
const QUERY = '{ people { name age friends { name age } } }';
const ANSWER = PEOPLE.map(({ name, age, friends }) => ({
  name,
  age,
  friends: friends && friends.map((friend) => ({ name: friend.name, age: friend.age })),
}));

let subgraph: FakeSubgraph;
let gateway: TestGateway;
beforeAll(async () => {
  subgraph = await startFakeSubgraph(SDL, {});
  const supergraph = [{ name: 'people', url: subgraph.url, sdl: withFederation(SDL) }];
  gateway = await startGateway({
    supergraph,
    environment: { MAX_COST: '1000000000000', SUBGRAPH_MAX_ANSWER_BYTES: '100000000' },
  });
});
afterAll(async () => {
  await gateway.close();
  await subgraph.close();
});

function serve(data: object): void {
  const body = JSON.stringify({ data });
  subgraph.misbehave((response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
}

async function send(query: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const outgoing = request(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
  });
  outgoing.end(JSON.stringify({ query }));
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return response;
}

async function read(response: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await response.toArray());
}

async function ask(query: string, headers?: Record<string, string>): Promise<object> {
  return JSON.parse((await read(await send(query, headers))).toString()) as object;
}

describe('an answer of some megabytes', () => {
  test('is sent in chunks, and is the same to the last value', async () => {
    serve({ people: PEOPLE });
    const response = await send(QUERY);
    expect(response.headers).toMatchObject({ 'transfer-encoding': 'chunked', 'cache-control': 'no-store' });
    expect((await read(response)).toString()).toBe(JSON.stringify({ data: { people: ANSWER } }));
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is compressed on its way: %s', async (encoding, decompress) => {
    serve({ people: PEOPLE });
    const response = await send(QUERY, { 'accept-encoding': encoding });
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(JSON.parse(decompress(await read(response)).toString())).toEqual({ data: { people: ANSWER } });
  });

  test('tells its cost when asked', async () => {
    serve({ people: PEOPLE });
    const answer = await ask(QUERY, { 'x-cost': 'report' });
    expect(answer).toMatchObject({
      data: { people: ANSWER },
      extensions: { cost: { maximum: 1_000_000_000_000 } },
    });
  });

  test('may be lists in lists', async () => {
    serve({ crowds: [PEOPLE, [], null, PEOPLE] });
    const people = PEOPLE.map(({ name }) => ({ name }));
    expect(await ask('{ crowds { name } }')).toEqual({ data: { crowds: [people, [], null, people] } });
  });

  test('may be one object after another', async () => {
    const chain = (depth: number): object => ({
      name: 'n'.repeat(100_000),
      friends: depth === 0 ? [] : [chain(depth - 1)],
    });
    serve({ people: [chain(10)] });
    const query = `{ people { name ${'friends { name '.repeat(10)} ${'}'.repeat(10)} } }`;
    expect(JSON.stringify(await ask(query)).length).toBeGreaterThan(11 * 100_000);
  });
});

describe('a value that is missing in an answer of some megabytes', () => {
  test('is found before the first byte: it takes its parents along, with an error at its place', async () => {
    const broken = { name: 'Cụt', age: 1, friends: [{ name: null, age: 1, friends: null }] };
    serve({ people: [...PEOPLE, broken] });
    expect(await ask(QUERY)).toMatchObject({
      errors: [{ path: ['people', PEOPLE.length, 'friends', 0, 'name'] }],
      data: { people: [...ANSWER, { name: 'Cụt', age: 1, friends: null }] },
    });
  });

  test('takes a list along as well', async () => {
    serve({ crowds: [[...PEOPLE, null], PEOPLE] });
    expect(await ask('{ crowds { age } }')).toMatchObject({
      errors: [{ path: ['crowds', 0, PEOPLE.length] }],
      data: { crowds: [null, PEOPLE.map(({ age }) => ({ age }))] },
    });
  });
});

test('a client that leaves in the middle ends the writing, and is no fault of ours', async () => {
  serve({ people: Array.from({ length: 20 }, () => PEOPLE).flat() });
  const linesBefore = gateway.logLines.length;
  const response = await send(QUERY, { 'x-request-id': 'leaves-early' });
  await once(response, 'data');
  response.destroy();
  const ownLines = (): readonly string[] =>
    gateway.logLines.slice(linesBefore).filter((line) => line.includes('leaves-early'));
  await expect.poll(() => ownLines().filter((line) => line.includes('"msg":"request"'))).toHaveLength(1);
  expect(ownLines().join()).toContain('"cutShort":"the client is gone"');
  expect(ownLines().join()).not.toContain('could not be written');
});
