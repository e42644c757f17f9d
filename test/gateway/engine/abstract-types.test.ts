import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

type Row = Record<string, unknown>;

const shapes = {
  a: {
    sdl: `type Query { holders: [Holder] holder: Holder node(id: ID!): Node nodes: [Node!]! }
      union Holder = Citizen | Firm
      interface Node { id: ID! } interface Named implements Node { id: ID! name: String }
      type Citizen implements Node & Named @key(fields: "id") { id: ID! name: String }
      type Firm implements Node & Named @key(fields: "id") { id: ID! name: String tax: Int }
      type Ghost implements Node @inaccessible { id: ID! }`,
    resolvers: {
      Query: {
        holders: () => [
          { __typename: 'Firm', id: 'f', name: 'A firm', tax: 3 },
          null,
          { __typename: 'Citizen', id: 'c', name: 'A citizen' },
          { __typename: 'Firm', id: 'g', name: 'B firm', tax: 4 },
        ],
        holder: () => ({ __typename: 'Citizen', id: 'c', name: 'A citizen' }),
        node: (_: unknown, { id }: Row) => ({
          __typename: id === 'x' ? 'Ghost' : 'Firm',
          id,
          name: 'n',
          tax: 1,
        }),
        nodes: () => [{ __typename: 'Citizen', id: 'c', name: 'A citizen' }],
      },
    },
  },
  b: {
    sdl: `type Citizen @key(fields: "id") { id: ID! age: Int value: String } type Firm @key(fields: "id") { id: ID! staff: [Citizen!] value: Int }`,
    resolvers: {
      Citizen: { age: () => 40, value: () => 'text' },
      Firm: { staff: () => [{ id: 'c' }], value: () => 7 },
    },
  },
};

describe('abstract types', () => {
  test('each member brings its own fields, from whichever subgraph has them', async () => {
    const { ask, sent } = federate(shapes);
    const query =
      '{ holders { __typename ... on Citizen { name age } ... on Firm { tax staff { name age } } } }';
    const staff = [{ name: null, age: 40 }];
    expect(await ask(query)).toEqual({
      data: {
        holders: [
          { __typename: 'Firm', tax: 3, staff },
          null,
          { __typename: 'Citizen', name: 'A citizen', age: 40 },
          { __typename: 'Firm', tax: 4, staff },
        ],
      },
    });
    expect(sent.length).toBeGreaterThan(1);
  });

  test('one response name may mean different fields on different types', async () => {
    const { ask } = federate(shapes);
    expect(await ask('{ holders { ... on Citizen { x: age } ... on Firm { x: tax } } }')).toEqual({
      data: { holders: [{ x: 3 }, null, { x: 40 }, { x: 4 }] },
    });
  });

  test('a fragment on an interface applies to all who implement it, through interfaces of interfaces', async () => {
    const { ask } = federate(shapes);
    expect(
      await ask('{ nodes { id ... on Named { name ... on Node { id } } } holder { ... on Node { id } } }'),
    ).toEqual({
      data: { nodes: [{ id: 'c', name: 'A citizen' }], holder: { id: 'c' } },
    });
  });

  test('an error below a member keeps its index in the whole list', async () => {
    const { ask, intercept } = federate(shapes);
    intercept('b', () => ({ kind: 'failure', failure: 'unreachable', detail: '' }));
    const { errors } = await ask('{ holders { ... on Citizen { age } } }');
    expect(errors?.map(({ path }) => path)).toEqual([['holders', 2, 'age']]);
  });

  test('an object of an inaccessible type is null, and its name is not said', async () => {
    const { ask } = federate(shapes);
    const answer = await ask('{ node(id: "x") { id } }');
    expect(answer.data).toEqual({ node: null });
    expect(answer.errors).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain('Ghost');
  });

  test('an object without a known type is null', async () => {
    const { ask, intercept } = federate(shapes);
    intercept('a', () => ({
      kind: 'answer',
      data: { holder: { __typename: 'Nonsense' } },
      errors: undefined,
    }));
    expect(await ask('{ holder { __typename } }')).toMatchObject({
      data: { holder: null },
      errors: [{ path: ['holder'] }],
    });
  });

  test('nested deeply in each other take time in proportion to what is written', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `T${index}`);
    const types = names.map((name) => `type ${name} implements Link { next: Link id: ID }`).join(' ');
    const { engine, intercept } = federate({
      a: { sdl: `type Query { link: Link } interface Link { next: Link id: ID } ${types}` },
    });
    const chain = {
      __typename: 'T3',
      next: { __typename: 'T9', next: { __typename: 'T1', next: { __typename: 'T0', id: 'x' } } },
    };
    intercept('a', () => ({ kind: 'answer', data: { link: chain }, errors: undefined }));
    const { body } = await engine.execute({
      query: '{ link { next { next { next { id } } } } }',
      context: {},
    });
    expect(body).toBe('{"data":{"link":{"next":{"next":{"next":{"id":"x"}}}}}}');
  });
});
