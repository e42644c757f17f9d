import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';

/** A directive for operations that belongs to a feature of one's own, as `@composeDirective` makes it. */
function feature(typeName: string, definition: string) {
  return `extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key" "@composeDirective"])
      @link(url: "https://example.org/purpose/v1.0", import: ["@purpose"])
      @composeDirective(name: "@purpose")
    ${definition}
    enum Purpose { TAX COURT }
    type Query { ${typeName}: String }`;
}

describe('a directive for operations that belongs to a feature', () => {
  const federation = () =>
    federate({
      a: {
        sdl: feature('a', 'directive @purpose(of: Purpose!) on FIELD'),
        resolvers: { Query: { a: () => 'A' } },
      },
      b: {
        sdl: feature('b', 'directive @purpose(of: Purpose! = TAX) on FIELD'),
        resolvers: { Query: { b: () => 'B' } },
      },
    });

  test('can be used', async () => {
    const { ask } = federation();
    expect(await ask('{ a @purpose b @purpose(of: COURT) }')).toEqual({ data: { a: 'A', b: 'B' } });
  });

  test('can take a variable', async () => {
    const { ask } = federation();
    expect(await ask('query ($of: Purpose!) { a @purpose(of: $of) }', { of: 'COURT' })).toEqual({
      data: { a: 'A' },
    });
  });

  test('is checked like everything else', async () => {
    const { ask } = federation();
    expect(await ask('{ a @purpose(of: FUN) }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });

  test('is not sent: nobody knows which subgraphs know it', async () => {
    const { ask, sent } = federation();
    await ask('{ a @purpose }');
    expect(sent.map(({ query }) => query)).toEqual(['{a}']);
  });

  test('is shown by introspection', async () => {
    const { ask } = federation();
    const answer = await ask('{ __schema { directives { name args { name defaultValue } } } }');
    expect(answer.data).toMatchObject({
      __schema: {
        directives: expect.arrayContaining([
          { name: 'purpose', args: [{ name: 'of', defaultValue: 'TAX' }] },
        ]) as unknown,
      },
    });
  });
});

test('a directive for operations that every subgraph defines goes along to the subgraphs', async () => {
  const definition = 'directive @trace(level: Int) on FIELD';
  const { ask, sent } = federate({
    a: {
      sdl: `${definition} type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { thing: () => ({ id: '1' }) } },
    },
    b: {
      sdl: `${definition} type Thing @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Thing: { name: () => 'one' } },
    },
  });
  expect(await ask('{ thing { name @trace(level: 3) } }')).toEqual({ data: { thing: { name: 'one' } } });
  expect(sent.at(-1)?.query).toContain('name@trace(level:3)');
});
