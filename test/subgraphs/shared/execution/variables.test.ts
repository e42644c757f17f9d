import { buildSchema, execute, parse, type GraphQLObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { compileOperation } from '../../../../subgraphs/shared/execution/compile-operation.ts';

const schema = buildSchema(`
  scalar _Any
  enum Colour { RED GREEN }
  type Query { show(n: Int, must: ID!, colour: Colour = RED, list: [Int!], any: [_Any!]): String }
`);
const show = (schema.getQueryType() as GraphQLObjectType).getFields()['show'];
if (show) show.resolve = (_, args) => JSON.stringify(args);

const QUERY = `query ($n: Int = 7, $must: ID!, $colour: Colour, $list: [Int!], $any: [_Any!]! = []) {
  show(n: $n, must: $must, colour: $colour, list: $list, any: $any) }`;

it.each([
  { must: 'a', n: 1, colour: 'GREEN', list: [1, 2], any: [{ __typename: 'A', id: '1' }] },
  { must: 'a', n: 1, colour: 'GREEN', any: ['text', 3, [null]] },
  { must: 12, n: null, colour: null, any: [] },
  { must: 'a' },
  { must: 'a', list: 5, any: { not: 'a list' } },
  {},
  { must: null },
  { must: 'a', n: 1.5 },
  { must: 'a', n: 'many', colour: 'BLUE', list: [1, null], any: [null] },
  { must: {}, any: 'text' },
])('variables %j are taken, or refused, as graphql-js does', async (variableValues) => {
  const document = parse(QUERY);
  const expected = await execute({ schema, document, variableValues });
  const answer = await compileOperation(schema, document, undefined)?.run(variableValues, undefined);
  expect(answer?.errors.map((error) => error.toJSON())).toEqual(
    (expected.errors ?? []).map((error) => error.toJSON()),
  );
  expect(answer?.data).toEqual('data' in expected ? JSON.stringify(expected.data) : undefined);
});
