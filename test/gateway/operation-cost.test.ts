import { parse, print, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFakeSubgraph, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { send } from '../support/http.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", { name: "@cost", as: "@price" }, "@listSize"])\n`;

/** Every way in which a price or a length can be written; `@cost` is imported under another name. */
const LIBRARY = `
  type Query {
    book(id: ID): Book
    books: [Book!]
    shelf(first: Int): ShelfConnection
    shelfByDefault(first: Int = 7): ShelfConnection
    page(first: Int, last: Int): [Book!]
    archive(limit: Int, offset: Int): Archive @listSize(slicingArguments: ["limit"], sizedFields: ["entries"], assumedSize: 30, requireOneSlicingArgument: false)
    strict(top: Int, bottom: Int): [Book!] @listSize(slicingArguments: ["top", "bottom"])
    some: [Book!] @listSize(assumedSize: 4)
    dear: Book @price(weight: 50)
    free: Book @price(weight: 0)
    search(text: String @price(weight: 5), filter: Filter): Book
    thing: Thing
    named: Named
    tags: [String!]
  }
  type Mutation { add(title: String): Book }
  input Filter { exact: String @price(weight: 3)  rough: String  and: [Filter!] }
  type ShelfConnection { edges: [ShelfEdge!]  nodes: [Book!]  total: Int }
  type ShelfEdge { cursor: String  node: Book }
  type Archive { entries: [Book!]  lost: [Book!] }
  interface Named { title: String }
  type Book implements Named { title: String  author: Author  isbn: Isbn }
  type Author { name: String  books: [Book!] }
  type Map implements Named @price(weight: 20) { title: String  scale: Int  author: Author }
  union Thing = Book | Map
  scalar Isbn @price(weight: 2)
`;

let library: FakeSubgraph;
let gateway: TestGateway;
beforeAll(async () => {
  // Every field is null: what things cost is known before.
  library = await startFakeSubgraph(print(visit(parse(LIBRARY), { Directive: () => null })), {});
  gateway = await startGateway({
    supergraph: [{ name: 'library', url: library.url, sdl: LINK + LIBRARY }],
    environment: { MAX_COST: '1000', MAX_FIELDS: '2000' },
  });
});
afterAll(async () => {
  await gateway.close();
  await library.close();
});

interface Costed {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  readonly extensions?: { readonly cost: { readonly estimated: number; readonly maximum: number } };
}

async function ask(query: string, variables?: object, headers: Record<string, string> = REPORT) {
  const before = library.requests.length;
  const { body, status } = await send(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { ...(JSON.parse(body.toString()) as Costed), status, asked: library.requests.length - before };
}

const REPORT = { 'x-cost': 'report' };

const BOOK = '{ title }';

describe('the estimate', () => {
  test.each<[what: string, cost: number, query: string, variables?: object]>([
    ['an object is 1, its scalars nothing', 1, `{ book ${BOOK} }`],
    ['objects add up', 2, '{ book { author { name } } }'],
    ['a mutation is 10 more', 11, 'mutation { add(title: "x") { title } }'],
    [
      'the schema is a fifth of the maximum, whatever is asked of it',
      200,
      '{ __schema { types { name } } __typename }',
    ],
    ['a type of it a fiftieth', 20, '{ __type(name: "Book") { name fields { name } } }'],
    ['a list of unknown length counts as ten', 10, `{ books ${BOOK} }`],
    ['lists multiply', 10 + 10 + 100, '{ books { author { books { title } } } }'],
    ['a list of scalars is nothing', 0, '{ tags }'],
    ['`first` slices a list', 3, `{ page(first: 3) ${BOOK} }`],
    ['of `first` and `last` the larger counts', 5, `{ page(first: 3, last: 5) ${BOOK} }`],
    [
      '`first` slices a connection below it',
      1 + 6 + 6,
      `{ shelf(first: 6) { total edges { node ${BOOK} } } }`,
    ],
    ['also its nodes', 1 + 6, `{ shelf(first: 6) { nodes ${BOOK} } }`],
    [
      'also through a fragment',
      1 + 6,
      `{ shelf(first: 6) { ...F } } fragment F on ShelfConnection { nodes ${BOOK} }`,
    ],
    ['a variable slices', 1 + 9, `query($n: Int) { shelf(first: $n) { nodes ${BOOK} } }`, { n: 9 }],
    ['a variable with a default slices', 1 + 8, `query($n: Int = 8) { shelf(first: $n) { nodes ${BOOK} } }`],
    ['a variable left out does not', 1 + 10, `query($n: Int) { shelf(first: $n) { nodes ${BOOK} } }`],
    ['a null does not', 1 + 10, `{ shelf(first: null) { nodes ${BOOK} } }`],
    ['the schema’s default slices', 1 + 7, `{ shelfByDefault { nodes ${BOOK} } }`],
    ['a negative length is none', 0, `{ page(first: -3) ${BOOK} }`],
    ['@listSize names other arguments', 1 + 12, `{ archive(limit: 12, offset: 900) { entries ${BOOK} } }`],
    ['@listSize sizes only the fields it names', 1 + 10, `{ archive(limit: 12) { lost ${BOOK} } }`],
    ['@listSize assumes', 1 + 30, `{ archive { entries ${BOOK} } }`],
    ['@listSize assumes for a list', 4, `{ some ${BOOK} }`],
    ['the price of a field', 50 + 1, '{ dear { author { name } } }'],
    ['a price of nothing', 0, `{ free ${BOOK} }`],
    ['the price of a scalar', 1 + 2, '{ book { isbn } }'],
    ['the price of an argument', 1 + 5, `{ search(text: "x") ${BOOK} }`],
    [
      'no price for an argument that is null',
      1,
      `query($t: String) { search(text: $t) ${BOOK} }`,
      { t: null },
    ],
    [
      'the price of input fields, however deep',
      1 + 3 + 3,
      `{ search(filter: { exact: "a", and: [{ exact: "b" }, { rough: "c" }] }) ${BOOK} }`,
    ],
    [
      'the price of input fields in a variable',
      1 + 3,
      `query($f: Filter) { search(filter: $f) ${BOOK} }`,
      { f: { exact: 'a' } },
    ],
    [
      'the price of a variable in an input',
      1 + 3,
      `query($e: String) { search(filter: { exact: $e }) ${BOOK} }`,
      { e: 'a' },
    ],
    ['a union costs its dearest member', 20, '{ thing { __typename } }'],
    [
      'of the members’ selections the dearest counts',
      20 + 2,
      '{ thing { ... on Book { author { name } } ... on Map { author { name } more: author { name } } } }',
    ],
    ['an interface costs its dearest type', 20, '{ named { title } }'],
    [
      'what @skip leaves out costs nothing',
      0,
      `query($s: Boolean!) { page(first: 9) @skip(if: $s) ${BOOK} }`,
      { s: true },
    ],
    [
      'what @include takes in costs',
      9,
      `query($s: Boolean!) { page(first: 9) @include(if: $s) ${BOOK} }`,
      { s: true },
    ],
  ])('%s', async (_what, cost, query, variables) => {
    const { errors, extensions } = await ask(query, variables);
    expect(errors?.filter(({ extensions: { code } }) => code !== 'INTERNAL_SERVER_ERROR') ?? []).toEqual([]);
    expect(extensions).toEqual({ cost: { estimated: cost, maximum: 1000 } });
  });

  test('is of the values at hand, although the operation is known', async () => {
    const query = `query($n: Int) { page(first: $n) ${BOOK} }`;
    const costs = [];
    for (const n of [1, 500, 20]) costs.push((await ask(query, { n })).extensions?.cost.estimated);
    expect(costs).toEqual([1, 500, 20]);
  });

  test('is of the literals at hand, although their operation is known', async () => {
    const costs = [];
    for (const n of [2, 600])
      costs.push((await ask(`{ page(first: ${n}) { isbn } }`)).extensions?.cost.estimated);
    expect(costs).toEqual([2 * 3, 600 * 3]);
  });

  test('is not told unasked', async () => {
    expect(await ask(`{ book ${BOOK} }`, {}, {})).not.toHaveProperty('extensions');
  });
});

describe('an operation that is too dear', () => {
  test('is refused before any subgraph hears of it, with the estimate and the limit', async () => {
    const { status, asked, errors, data } = await ask(
      `{ page(first: 1001) ${BOOK} }`,
      {},
      {
        accept: 'application/graphql-response+json',
      },
    );
    expect({ status, asked, data }).toEqual({ status: 400, asked: 0, data: undefined });
    expect(errors).toEqual([
      {
        message: 'The operation is estimated to cost 1001; at most 1000 is accepted.',
        extensions: {
          code: 'LIMIT_EXCEEDED',
          nextStep: 'Ask for less at once: smaller pages, fewer levels, several requests.',
          requestId: expect.any(String) as string,
        },
      },
    ]);
  });

  test('is told its cost too', async () => {
    const { extensions } = await ask(`{ page(first: 2147483647) ${BOOK} }`);
    expect(extensions).toEqual({ cost: { estimated: 2_147_483_647, maximum: 1000 } });
  });

  test('at the limit it is answered', async () => {
    expect(await ask(`{ page(first: 1000) ${BOOK} }`)).toMatchObject({ asked: 1, data: { page: null } });
  });
});

describe('where exactly one slicing argument is required', () => {
  const NEEDED =
    'The field Query.strict needs exactly one of the arguments "top" and "bottom", which says how many entries it brings.';

  test.each([
    ['none is refused', `{ strict ${BOOK} }`],
    ['two are refused', `{ strict(top: 1, bottom: 1) ${BOOK} }`],
    ['a variable without a value is refused', `query($n: Int) { strict(top: $n) ${BOOK} }`],
  ])('%s', async (_name, query) => {
    const { errors, asked } = await ask(query);
    expect(errors).toMatchObject([{ message: NEEDED, extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(asked).toBe(0);
  });

  test('one is enough', async () => {
    expect((await ask(`{ strict(bottom: 3) ${BOOK} }`)).extensions?.cost.estimated).toBe(3);
  });
});
