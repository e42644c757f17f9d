import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Misbehaviour } from '../support/fake-subgraph.ts';
import { startShops, type Shops } from '../support/shops.ts';

let shops: Shops;
beforeAll(async () => {
  shops = await startShops({ SUBGRAPH_MAX_ANSWER_BYTES: '100000', BREAKER_MIN_REQUESTS: '1000' });
});
afterEach(() => {
  vi.useRealTimers();
  shops.stock.misbehave();
});
afterAll(() => shops.close());

const SECRET = 'SECRET of the subgraph at http://10.1.2.3:4004, row (008099012345)';
const QUERY = '{ products { upc name onHand } }';

const json = (value: unknown): Misbehaviour =>
  ((response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(value))) as Misbehaviour;

const MISBEHAVIOURS: readonly (readonly [name: string, reason: string, how: Misbehaviour])[] = [
  ['closes the connection without a word', 'unreachable', (response) => void response.destroy()],
  [
    'dies in the middle of its answer',
    'unreachable',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write(`{"data":{"_entities":[{"onHand":1},{"__typename":"${SECRET}`, () => response.destroy());
    },
  ],
  [
    'dies in the middle of a chunked answer',
    'unreachable',
    (response) => void response.write('{"data":', () => response.destroy()),
  ],
  ['answers 500 with a text', 'bad-status', (response) => void response.writeHead(500).end(SECRET)],
  [
    'answers 502 with a page',
    'bad-status',
    (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end(`<h1>${SECRET}</h1>`),
  ],
  [
    'answers 200 with a page',
    'bad-answer',
    (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${SECRET}</h1>`),
  ],
  ['answers with nothing', 'bad-answer', (response) => void response.writeHead(200).end()],
  [
    'answers with half a JSON text',
    'bad-answer',
    (response) => void response.end(`{"data":{"_entities":["${SECRET}`),
  ],
  ['answers with a JSON text', 'bad-answer', json(SECRET)],
  ['answers with a list', 'bad-answer', json([{ data: { _entities: [] } }])],
  ['answers without data', 'bad-answer', json({ message: SECRET })],
  ['answers data: null without an error', 'bad-answer', json({ data: null })],
  ['answers too few entities', 'bad-answer', json({ data: { _entities: [{ onHand: 1 }] } })],
  [
    'answers too many entities',
    'bad-answer',
    json({ data: { _entities: [{ onHand: 1 }, { onHand: 2 }, { onHand: 3 }] } }),
  ],
  ['answers no list of entities', 'bad-answer', json({ data: { _entities: { onHand: 1 } } })],
  [
    'redirects',
    'bad-status',
    (response) => void response.writeHead(302, { location: 'http://10.1.2.3/' }).end(),
  ],
  [
    'answers with more bytes than accepted',
    'too-large',
    json({
      data: { _entities: [{ onHand: 1 }, { onHand: 2 }] },
      extensions: { filler: SECRET.repeat(5_000) },
    }),
  ],
];

describe('a subgraph that', () => {
  test.each(MISBEHAVIOURS)('%s costs only its own fields (%s)', async (_name, reason, how) => {
    shops.stock.misbehave(how);
    const answer = await shops.gateway.query(QUERY);
    expect(answer.data).toEqual({
      products: [
        { upc: '1', name: 'Plough', onHand: null },
        { upc: '2', name: 'Harrow', onHand: null },
      ],
    });
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ['products', 0, 'onHand'],
      ['products', 1, 'onHand'],
    ]);
    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'SECTOR_UNAVAILABLE',
      service: 'stock',
      reason,
      nextStep: 'Repeat the request after the seconds given in `retryAfterSeconds`.',
      retryAfterSeconds: 5,
      requestId: expect.any(String) as string,
    });
    expect(JSON.stringify(answer)).not.toMatch(/SECRET|10\.1\.2\.3|008099012345|127\.0\.0\.1/);
    expect(shops.gateway.logLines.join('')).not.toMatch(/SECRET|008099012345/);
  });

  test('hangs costs only its own fields, once the time is over', async () => {
    shops.stock.misbehave(() => undefined);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = shops.stock.nextRequest();
    const answer = shops.gateway.query(QUERY);
    const { abandoned } = await asked;
    vi.advanceTimersByTime(10_000);
    expect(await answer).toMatchObject({
      data: {
        products: [
          { name: 'Plough', onHand: null },
          { name: 'Harrow', onHand: null },
        ],
      },
      errors: [{ extensions: { code: 'SECTOR_UNAVAILABLE', reason: 'timeout' } }, {}],
    });
    await abandoned;
  });

  test('drips its answer byte by byte is given up as well', async () => {
    shops.stock.misbehave((response) => void response.writeHead(200).write('{'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = shops.stock.nextRequest();
    const answer = shops.gateway.query(QUERY);
    await asked;
    vi.advanceTimersByTime(10_000);
    expect((await answer).errors?.[0]?.extensions).toMatchObject({ code: 'SECTOR_UNAVAILABLE' });
  });

  test('reports errors of its own is masked, but a typed one is passed on', async () => {
    const typed = {
      message: 'Not today.',
      path: ['_entities', 0, 'onHand'],
      extensions: { code: 'FORBIDDEN', sql: SECRET },
    };
    const untyped = {
      message: SECRET,
      path: ['_entities', 1, 'onHand'],
      extensions: { stacktrace: [SECRET] },
    };
    shops.stock.misbehave(
      json({ data: { _entities: [{ onHand: null }, { onHand: null }] }, errors: [typed, untyped] }),
    );
    const answer = await shops.gateway.query(QUERY);
    expect(answer.errors).toMatchObject([
      {
        message: 'Not today.',
        path: ['products', 0, 'onHand'],
        extensions: { code: 'FORBIDDEN', service: 'stock' },
      },
      { path: ['products', 1, 'onHand'], extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'stock' } },
    ]);
    expect(JSON.stringify(answer)).not.toContain('SECRET');
    expect(shops.gateway.logLines.join('')).not.toContain('SECRET');
  });

  test('speaks of a document is masked: it is ours, not the client’s', async () => {
    const message = `Cannot query field "onHand" on type "Product". Did you mean "${SECRET}"?`;
    shops.stock.misbehave(json({ errors: [{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }));
    const answer = await shops.gateway.query(QUERY);
    expect(answer.errors?.[0]).toMatchObject({
      path: ['products', 0, 'onHand'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'stock' },
    });
    expect(JSON.stringify(answer)).not.toContain('SECRET');
  });

  test('does not like a literal is quoted without the variable that stood for it', async () => {
    const say = (message: string) =>
      shops.stock.misbehave(
        json({ data: null, errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] }),
      );
    for (const [said, told] of [
      ['Variable "$_literal1": Upc is too long.', 'A literal in the document: Upc is too long.'],
      ['Variable "$_literal2" at "_literal2.a[1]": no.', 'A literal in the document at "a[1]": no.'],
      ['Variable "$upc": Upc is too long.', 'Variable "$upc": Upc is too long.'],
    ] as const) {
      say(said);
      expect((await shops.gateway.query(QUERY)).errors?.[0]?.message).toBe(told);
    }
  });

  test('was ill is asked again once it is well', async () => {
    shops.stock.misbehave((response) => void response.destroy());
    expect((await shops.gateway.query(QUERY)).errors).toHaveLength(2);
    shops.stock.misbehave();
    expect(await shops.gateway.query(QUERY)).toEqual({
      data: {
        products: [
          { upc: '1', name: 'Plough', onHand: 10 },
          { upc: '2', name: 'Harrow', onHand: 20 },
        ],
      },
    });
  });
});
