import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startShops, type Shops } from '../support/shops.ts';

// The conformance suite of the GraphQL over HTTP working group, as its reference library carries it.
let shops: Shops;
beforeAll(async () => {
  shops = await startShops();
});
afterAll(() => shops.close());

describe('GraphQL over HTTP', () => {
  test.each(
    serverAudits({ url: () => shops.gateway.url }).map(
      (audit) => [`${audit.id} ${audit.name}`, audit] as const,
    ),
  )('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });
});
