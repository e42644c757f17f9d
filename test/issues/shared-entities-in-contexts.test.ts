import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeFederation, startFakeFederation } from '../support/fake-federation.ts';

let federation: FakeFederation;

beforeAll(async () => {
  federation = await startFakeFederation({
    stalls: {
      sdl: `type Shop @key(fields: "id") @context(name: "place") { id: ID! currency: String owner: Person }
        type Item @key(fields: "id") { id: ID! label(currency: String @fromContext(field: "$place { currency }")): String }
        type Person @key(fields: "id") { id: ID! }
        type Query { shops: [Shop!]! }`,
      resolvers: {
        Query: {
          shops: () => ['VND', 'EUR', null].map((currency, id) => ({ id, currency, owner: { id: 1 } })),
        },
        Item: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          label: ({ id }: { id: string }, { currency }: { currency: string | null }) =>
            `${id} in ${currency}`,
        },
      },
    },
    people: {
      sdl: `type Person @key(fields: "id") { id: ID! wish: Item wishes: [Item!] friend: Person }
        type Item @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: {
        Person: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            wish: { id: 7 },
            wishes: [{ id: 7 }, { id: 8 }],
          }),
          friend: () => ({ id: 2, wish: { id: 9 } }),
        },
      },
    },
  });
});

afterAll(() => federation.close());

test('an entity that stands under two parents takes its arguments from the parent of each place', async () => {
  expect(await federation.everyAnswer('{ shops { owner { wish { label } } } }')).toEqual([
    {
      data: {
        shops: ['VND', 'EUR', 'null'].map((currency) => ({ owner: { wish: { label: `7 in ${currency}` } } })),
      },
    },
  ]);
});

test('so do entities in lists, and those that are reached through others', async () => {
  const query = '{ shops { owner { wishes { label } friend { wish { label } } } } }';
  expect(await federation.everyAnswer(query)).toEqual([
    {
      data: {
        shops: ['VND', 'EUR', 'null'].map((currency) => ({
          owner: {
            wishes: [{ label: `7 in ${currency}` }, { label: `8 in ${currency}` }],
            friend: { wish: { label: `9 in ${currency}` } },
          },
        })),
      },
    },
  ]);
});
