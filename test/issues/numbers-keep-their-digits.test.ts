import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../gateway/engine/answer/answer-body.ts';
import { type Federation, federate } from '../gateway/engine/support/federation.ts';
import { receive } from '../gateway/engine/support/receive.ts';
import { type FakeSubgraph, startFakeSubgraph, withFederation } from '../support/fake-subgraph.ts';
import { composeSupergraph, startGateway, type TestGateway } from '../support/gateway.ts';

const LARGE = '9007199254740993';
const LONG = '0.1234567890123456789';

const SDL = `
  scalar Json
  input Box { any: Json  many: [Json!]  weight: Float  id: ID }
  type Query { echo(any: Json, box: Box, many: [Json], weight: Float, id: ID): String  thing: Thing }
  type Thing { any: Json  weight: Float  must: Float!  mustAny: Json!  id: ID }`;

describe('The digits of a number in an operation reach the subgraph', () => {
  const federation = federate({ one: { sdl: SDL, resolvers: {} } });

  /** What the subgraph is sent: the operation, and the values of its variables. */
  const received = async (query: string): Promise<string> => {
    const bodies: string[] = [];
    federation.intercept('one', (request) => {
      bodies.push(request.body);
      return receive(request, '{"data":{"echo":""}}');
    });
    expect((await federation.ask(query)).errors).toBeUndefined();
    return bodies.join();
  };

  test.each([
    ['a literal', `{ echo(any: ${LARGE}) }`, LARGE],
    ['a literal with a point', `{ echo(any: ${LONG}) }`, LONG],
    ['a literal with zeros at its end', '{ echo(any: 1.50) }', '1.50'],
    ['a literal too large for a double', '{ echo(any: 1e400) }', '1e400'],
    ['a literal too small for a double', '{ echo(any: 1e-400) }', '1e-400'],
    ['an element of a list', `{ echo(many: [1, ${LARGE}]) }`, LARGE],
    ['an element of a list in a scalar', `{ echo(any: [[${LARGE}]]) }`, LARGE],
    ['a member of an object in a scalar', `{ echo(any: { a: { b: ${LARGE} } }) }`, LARGE],
    ['an input field', `{ echo(box: { any: ${LARGE} }) }`, LARGE],
    ['an element of an input field', `{ echo(box: { many: [${LARGE}, ${LONG}] }) }`, LONG],
    ['a Float', `{ echo(weight: ${LONG}) }`, LONG],
    ['a Float in an input object', `{ echo(box: { weight: ${LONG} }) }`, LONG],
    ['an ID', `{ echo(id: ${LARGE}) }`, LARGE],
    ['the default of a variable', `query ($v: Json = ${LARGE}) { echo(any: $v) }`, LARGE],
    ['the default of a Float', `query ($v: Float = ${LONG}) { echo(weight: $v) }`, LONG],
    ['the default of an ID', `query ($v: ID = ${LARGE}) { echo(id: $v) }`, LARGE],
    ['the default of an input object', `query ($v: Box = { any: ${LARGE} }) { echo(box: $v) }`, LARGE],
    ['a literal beside a variable', `query ($v: Json) { echo(any: [$v, ${LARGE}]) }`, LARGE],
  ])('as %s', async (_, query, digits) => {
    expect(await received(query)).toContain(digits);
  });

  test('and a name in the value of a scalar stays a name', async () => {
    expect(await received('{ echo(any: { colour: RED }) }')).toContain('{colour:RED}');
  });

  test('and a Float that no double holds is refused', async () => {
    for (const query of ['{ echo(weight: 1e400) }', 'query ($v: Float = -1e999) { echo(weight: $v) }']) {
      const { data, errors } = await federation.ask(query);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});

describe('The digits of a number in the variables of a request reach the subgraph', () => {
  let subgraph: FakeSubgraph;
  let gateway: TestGateway;
  beforeAll(async () => {
    subgraph = await startFakeSubgraph(SDL, { Query: { echo: () => '' } });
    const supergraph = composeSupergraph([{ name: 'one', url: subgraph.url, sdl: withFederation(SDL) }]);
    gateway = await startGateway({ supergraph });
  });
  afterAll(async () => {
    await gateway.close();
    await subgraph.close();
  });

  const post = (type: string, argument: string, value: string): Promise<Response> =>
    fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: `{"query":"query ($v: ${type}) { echo(${argument}: $v) }","variables":{"v":${value}}}`,
    });

  test.each([
    ['Json', 'any', LARGE],
    ['Json', 'any', LONG],
    ['Json', 'any', '1e400'],
    ['Json', 'any', `{"a":[${LARGE}]}`],
    ['[Json]', 'many', `[1,${LARGE}]`],
    ['Box', 'box', `{"any":${LARGE}}`],
    ['Float', 'weight', LONG],
    ['ID', 'id', LARGE],
  ])('in a variable of type %s', async (type, argument, value) => {
    const before = subgraph.requests.length;
    expect(await (await post(type, argument, value)).json()).toEqual({ data: { echo: '' } });
    expect(subgraph.requests[before]?.body).toContain(`"variables":{"v":${value}}`);
  });

  test('and by GET', async () => {
    const before = subgraph.requests.length;
    const query = encodeURIComponent('query ($v: Json) { echo(any: $v) }');
    await fetch(`${gateway.url}?query=${query}&variables=${encodeURIComponent(`{"v":${LARGE}}`)}`);
    expect(subgraph.requests[before]?.body).toContain(LARGE);
  });

  test.each([
    ['Float', 'weight', '1e400'],
    ['[Float]', 'many', `["x",${LARGE}]`],
  ])('unless a value of %s is none of its type', async (type, argument, value) => {
    const answer = (await (await post(type, argument, value)).json()) as { data?: unknown };
    expect(answer.data).toBeUndefined();
  });
});

describe('The digits of a number in an answer reach the client, however it is put together', () => {
  const thing = (fields: string): string => `{"data":{"thing":{${fields}}}}`;

  /** The same answer by values, and in excerpts where it can be. */
  const answers = async (selection: string, fields: string): Promise<readonly string[]> => {
    const texts = [0, Infinity].map(async (runsBeforeExcerpts) => {
      const federation = federate({ one: { sdl: SDL, resolvers: {} } }, { runsBeforeExcerpts });
      federation.intercept('one', (request) => receive(request, thing(fields)));
      const query = `{ thing { ${selection} } }`;
      return textOf((await federation.engine.execute({ query, context: { language: 'en' } })).body);
    });
    return Promise.all(texts);
  };

  test.each([
    ['weight', `"weight":${LONG}`],
    ['weight', '"weight":1e-400'],
    ['any', `"any":${LARGE}`],
    ['any', '"any":1e400'],
    ['any', `"any":{"a":[${LONG},1e400]}`],
    ['id', `"id":${LARGE}`],
  ])('%s: %s', async (selection, fields) => {
    expect(new Set(await answers(selection, fields))).toEqual(new Set([thing(fields)]));
  });

  test('and a number that a double holds is written one way', async () => {
    expect(new Set(await answers('weight any', '"weight":1.50,"any":-0'))).toEqual(
      new Set([thing('"weight":1.5,"any":0')]),
    );
  });

  test.each(['must', 'weight'])(
    'and a Float that no double holds is an error at its place: %s',
    async (field) => {
      for (const text of await answers(field, `"${field}":1e400`)) {
        const { errors } = JSON.parse(text) as { errors: { path: unknown }[] };
        expect(errors).toMatchObject([{ path: ['thing', field] }]);
      }
    },
  );
});

describe('The schema tells defaults as they are written', () => {
  test.each([LARGE, LONG, '1.50', 'RED', '{a: 1, b: [RED]}', '1e400'])('%s', async (value) => {
    const { ask } = federateBySdl(value);
    const query = '{ __type(name: "Query") { fields { args { defaultValue } } } }';
    expect(await ask(query)).toEqual({ data: { __type: { fields: [{ args: [{ defaultValue: value }] }] } } });
  });
});

/** Composition rounds too: here is a supergraph as another composition could have made it. */
function federateBySdl(defaultValue: string): Federation {
  const MARK = '"to be replaced"';
  const sdl = `scalar Json type Query { echo(any: Json = ${MARK}): String }`;
  return federate({ one: { sdl, resolvers: {} } }, {}, (supergraph) =>
    supergraph.replaceAll(MARK, defaultValue),
  );
}
