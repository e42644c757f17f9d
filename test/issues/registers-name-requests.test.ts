import { afterAll, beforeAll, expect, test } from 'vitest';
import { vehicles } from '../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../support/subgraph.ts';

let register: SubgraphUnderTest;

beforeAll(async () => {
  register = await startSubgraph(vehicles);
});
afterAll(() => register.close());

const JSON_BODY = { 'content-type': 'application/json' };

test.each([
  ['an operation', '/graphql', { method: 'POST', headers: JSON_BODY, body: '{"query":"{__typename}"}' }],
  ['an operation that is wrong', '/graphql', { method: 'POST', headers: JSON_BODY, body: '{"query":"{"}' }],
  ['a text that is no JSON', '/graphql', { method: 'POST', headers: JSON_BODY, body: '{' }],
  ['an operation by GET', '/graphql?query={__typename}', {}],
  ['a method that is not allowed', '/graphql', { method: 'DELETE' }],
  ['a path that is not there', '/nowhere', {}],
  ['its readiness', '/ready', {}],
])('a register names the request when it answers %s', async (_name, path, init) => {
  const headers = { ...('headers' in init && init.headers), 'x-request-nonce': 'of-this-request' };
  const response = await fetch(new URL(path, register.url), { ...init, headers });
  await response.arrayBuffer();
  expect(response.headers.get('x-request-nonce')).toBe('of-this-request');
});

test('without a name there is none to repeat', async () => {
  const response = await fetch(new URL('/health', register.url));
  await response.arrayBuffer();
  expect(response.headers.has('x-request-nonce')).toBe(false);
});
