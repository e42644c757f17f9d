import { describe, expect, test } from 'vitest';
import { federate, type ReadAnswer } from '../gateway/engine/support/federation.ts';

const SUBGRAPH = {
  sdl: `type Query { a(x: Int, f: Float, s: String, l: [Float]): Int  b(y: Int): Int }`,
  resolvers: { Query: { a: (_: unknown, { x }: { x?: number }) => x ?? 0, b: () => 1 } },
};

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** An operation that says the same in variables as the other says in literals, or nearly. */
const CASES: readonly { readonly name: string; readonly before: string; readonly invalid: Asked }[] = [
  {
    name: 'a variable that is nowhere declared, named as the gateway names literals',
    before: '{ a(x: 5) b(y: 5) }',
    invalid: { query: '{ a(x: $_literal1) b(y: 7) }' },
  },
  {
    name: 'a declared variable named so, beside an undeclared one',
    before: 'query ($_literal1: Int) { a(x: $_literal1) b(y: 5) }',
    invalid: { query: 'query ($_literal1: Int) { a(x: $_literal1) b(y: $__literal1) }' },
  },
  {
    name: 'a required variable named so, without a value',
    before: '{ a(s: "x") }',
    invalid: { query: 'query ($_literal1: String) { a(s: $_literal1) }', variables: { _literal1: 5 } },
  },
  {
    name: 'one field with arguments that are equal and not written alike',
    before: '{ a(f: 2) a(f: 2) }',
    invalid: { query: '{ a(f: 1) a(f: 1.0) }' },
  },
  {
    name: 'one field with texts of two notations',
    before: '{ a(s: "x") a(s: "x") }',
    invalid: { query: '{ a(s: "x") a(s: """x""") }' },
  },
  {
    name: 'one field with lists that are not written alike',
    before: '{ a(l: [1, 2]) a(l: [1, 2]) }',
    invalid: { query: '{ a(l: [1, 2]) a(l: [1, 2.0]) }' },
  },
];

describe('Whether an operation is valid does not depend on what was asked before', () => {
  test.each(CASES)('$name is refused cold and warm alike', async ({ before, invalid }) => {
    const cold = await federate({ one: SUBGRAPH }).ask(invalid.query, invalid.variables);
    const { ask, sent } = federate({ one: SUBGRAPH });
    expect((await ask(before)).errors).toBeUndefined();
    sent.length = 0;
    const warm = await ask(invalid.query, invalid.variables);
    expect(codesIn(cold)).not.toEqual([]);
    expect(warm).toEqual(cold);
    expect(sent).toEqual([]);
  });

  test('texts that differ in their literals only are planned once', async () => {
    const { ask, engine } = federate({ one: SUBGRAPH });
    for (const x of [1, 2, 3]) await ask(`{ a(x: ${x}, s: "${x}") }`);
    expect(engine.cacheSizes()).toMatchObject({ texts: 3, shapes: 1, plans: 1 });
  });

  test('a client may name its variables as the gateway does', async () => {
    const { ask } = federate({ one: SUBGRAPH });
    const query =
      'query ($_literal1: Int, $_literal3: Int) { a(x: $_literal1) c: a(x: 2) d: a(x: $_literal3) }';
    expect(await ask(query, { _literal1: 1, _literal3: 3 })).toEqual({ data: { a: 1, c: 2, d: 3 } });
  });
});

function codesIn({ errors = [] }: ReadAnswer): readonly unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}
