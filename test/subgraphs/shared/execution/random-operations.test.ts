import { execute, parse, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { compileOperation, type Answer } from '../../../../subgraphs/shared/execution/compile-operation.ts';
import { Random } from '../../../gateway/engine/support/random.ts';
import {
  randomConditions,
  randomOperation,
  randomVariables,
} from '../../../gateway/engine/support/random-operation.ts';
import { randomSchema } from './random-schema.ts';

const { schema, setWeather } = randomSchema();
const OPERATIONS = 300;
const RUNS = 5;

test.each([
  ['all values at hand', 0],
  ['some values promised', 30],
  ['nearly all values promised', 90],
])('random operations are answered as graphql-js answers them, %s', async (_, promises) => {
  const differences: string[] = [];
  for (let seed = 1; seed <= OPERATIONS; seed += 1) {
    const query = validOperation(seed);
    if (query === undefined) continue;
    const document = parse(query);
    for (let run = 0; run < RUNS; run += 1) {
      const random = new Random(seed * RUNS + run);
      setWeather({ seed: seed * RUNS + run, faults: run * 15, promises });
      const variables = { ...randomVariables(query, random), ...randomConditions(query, random), ...KEYS };
      const found = await difference(document, variables, promises === 0 && !query.includes('_entities'));
      if (found !== undefined) differences.push(`seed ${seed}, run ${run}: ${found}\n${query}`);
    }
    if (differences.length > 2) break;
  }
  expect(differences.join('\n\n')).toBe('');
});

/** A random operation, every second one with entities under several names, as a gateway merges its fetches. */
function validOperation(seed: number): string | undefined {
  const random = new Random(seed);
  const query = randomOperation(schema, random, 2 + random.below(3));
  // Representations of nothing cost themselves here, and everything in graphql-js.
  if (query === undefined || query.includes('_entities')) return undefined;
  const text = random.oneIn(2) ? query : withEntities(query, random);
  return validate(schema, parse(text)).length === 0 ? text : undefined;
}

function withEntities(query: string, random: Random): string {
  const [, header = '', rest = ''] = /^query Random(?:\(([^)]*)\))? \{(.*)$/s.exec(query) ?? [];
  const fields = ['_0', '_1'].map((alias) => {
    const type = random.pick(['Person', 'House', 'Car']);
    const selection = random.pick(SELECTIONS);
    return `${alias}: _entities(representations: $keys${alias}) { __typename ... on ${type} ${selection} }`;
  });
  const variables = [header, '$keys_0: [_Any!]!', '$keys_1: [_Any!]!'].filter(Boolean).join(', ');
  return `query Random(${variables}) { ${fields.join(' ')} ${rest}`;
}

const SELECTIONS = [
  '{ id }',
  '{ id name: __typename }',
  '{ __typename label: id ... on Person { name best { name } } }',
];
const KEYS = {
  keys_0: ['Person', 'House', 'Car', 'Person'].map((__typename, id) => ({ __typename, id: String(id) })),
  keys_1: ['Car', 'Car'].map((__typename, id) => ({ __typename, id: String(id) })),
};

async function difference(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  isOrdered: boolean,
): Promise<string | undefined> {
  const expected = await execute({ schema, document, variableValues: variables });
  const answer = await compileOperation(schema, document, undefined)?.run(variables, undefined);
  if (!answer) return 'not compiled';
  const data = 'data' in expected ? JSON.stringify(expected.data) : undefined;
  if (answer.data !== data) return `${answer.data}\ninstead of\n${data}`;
  const errors = (list: readonly GraphQLError[] = []) => describe(list, data, isOrdered);
  const [ours, theirs] = [errors(answer.errors), errors(expected.errors)];
  return ours === theirs ? undefined : `${ours}\ninstead of\n${theirs}`;
}

/**
 * All of an error where the order of execution is settled (but for the value that graphql-js repeats). Where promises
 * race, it is chance which of several faults blanks a place, so only the places count.
 */
function describe(errors: readonly GraphQLError[], data: string | undefined, isOrdered: boolean): string {
  const all = errors.map(({ message, path = [], locations }) =>
    isOrdered
      ? JSON.stringify([
          path,
          message.replace(/( but got|(?<=Abstract type .* for field "[^"]*")).*/s, ''),
          locations,
        ])
      : blankedBy(path, JSON.parse(data ?? 'null')),
  );
  return isOrdered ? all.join('\n') : [...new Set(all)].toSorted().join('\n');
}

function blankedBy(path: readonly (string | number)[], data: unknown): string {
  let at = data;
  for (const [depth, key] of path.entries()) {
    if (at === null) return path.slice(0, depth).join('.');
    at = (at as Record<string | number, unknown>)[key];
  }
  return path.join('.');
}

function answerTo(of: GraphQLSchema, query: string, name?: string): Promise<Answer> | Answer | undefined {
  return compileOperation(of, parse(query), name)?.run({}, undefined);
}

test('a document with several operations runs the one that is named', async () => {
  setWeather({ seed: 1, faults: 0, promises: 0 });
  const query = 'query A { a: __typename } query B { b: __typename }';
  expect(await answerTo(schema, query, 'B')).toMatchObject({ data: '{"b":"Query"}' });
  expect(answerTo(schema, query)).toBeUndefined();
  expect(answerTo(schema, query, 'C')).toBeUndefined();
});

test('the schema can be asked about itself', async () => {
  const query =
    '{ __schema { queryType { name } } __type(name: "Person") { fields { name type { kind } } } }';
  const expected = await execute({ schema, document: parse(query) });
  expect(await answerTo(schema, query)).toEqual({ errors: [], data: JSON.stringify(expected.data) });
});
