import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createSubgraphClient } from '../../../gateway/transport/create-subgraph-client.ts';

const cleanups: (() => Promise<unknown> | undefined)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(
    () => new Promise((resolve) => server.close(resolve)),
    () => Promise.resolve(server.closeAllConnections()),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function ask(url: string, proxy: string) {
  const client = createSubgraphClient([{ name: 'a', url }], { limits: { retries: 0, proxy } });
  cleanups.push(() => client.close?.());
  return client.send({
    subgraph: 'a',
    body: '{"query":"{ a }"}',
    operationKind: 'query',
    context: {},
    signal: undefined,
  });
}

test('a proxy is told the whole address, and its answer is the subgraph’s', async () => {
  const asked: (string | undefined)[] = [];
  const proxy = await listen(
    createServer((request, response) => {
      asked.push(request.url);
      request.resume().on('end', () => response.end('{"data":{"a":1}}'));
    }),
  );
  const outcome = await ask('http://register.example/graphql?x=1', proxy);
  expect(outcome).toMatchObject({ kind: 'answer', data: { a: 1 } });
  expect(asked).toEqual(['http://register.example/graphql?x=1']);
});

test('a proxy that is not there makes the subgraph unreachable', async () => {
  const gone = createServer();
  const proxy = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
  expect(await ask('http://register.example/graphql', proxy)).toMatchObject({
    kind: 'failure',
    failure: 'unreachable',
  });
});
