import { getNamedType, isUnionType, type GraphQLUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { buildSchemaOf } from '../../subgraphs/shared/build-schema.ts';
import { HOSTILE_VALUES } from '../support/hostile-values.ts';
import { startSubgraph, type SubgraphUnderTest } from '../support/subgraph.ts';

const QUERY =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';

/** A type that every register knows, and of which it says something whatever its rows. */
const UNIT = { __typename: 'AdministrativeUnit', id: '02524@2025-07-01' };

const NO_ENTITIES: readonly unknown[] = [
  { __typename: 'toString' },
  { __typename: '__proto__', id: '1' },
  { __typename: 'Query' },
  { __typename: 'String', id: 'x' },
  { __typename: 'RegisterRecord', id: 'x' },
  { __typename: null },
  { __typename: 5 },
  { __typename: ['AdministrativeUnit'] },
  { id: '1' },
  {},
  [],
  5,
  'text',
  true,
];

describe.each(SUBGRAPHS)('$name', (definition) => {
  let register: SubgraphUnderTest;
  beforeAll(async () => {
    register = await startSubgraph(definition);
  });
  afterAll(() => register.close());

  async function ask(representations: readonly unknown[]) {
    const { data, errors = [] } = await register.execute(QUERY, { representations });
    const codes = errors.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']]);
    return { entities: data?.['_entities'] as unknown as readonly unknown[], codes };
  }

  it('outlives a key that is null beside a type that there is not', async () => {
    const nobody = [{ __typename: 'Citizen', id: null }, { __typename: 'toString' }];
    const { entities, codes } = await ask([...nobody, UNIT]);
    expect(entities).toEqual([null, null, { __typename: 'AdministrativeUnit' }]);
    expect(codes).toEqual([
      ['_entities.0', 'BAD_USER_INPUT'],
      ['_entities.1', 'BAD_USER_INPUT'],
    ]);
  });

  it.each(NO_ENTITIES)('refuses %j, and answers for its neighbour', async (nothing) => {
    const { entities, codes } = await ask([nothing, UNIT]);
    expect(entities).toEqual([null, { __typename: 'AdministrativeUnit' }]);
    expect(codes).toEqual([['_entities.0', 'BAD_USER_INPUT']]);
  });

  it('never calls a key its own fault', async () => {
    const { schema } = await buildSchemaOf(definition);
    const entity = getNamedType(schema.getQueryType()?.getFields()['_entities']?.type);
    expect(isUnionType(entity)).toBe(true);
    const surprising: unknown[] = [];
    for (const type of (entity as GraphQLUnionType).getTypes()) {
      for (const name of ['id', 'fileNumber', 'serial'].filter((key) => key in type.getFields())) {
        const tried = HOSTILE_VALUES.map((value) => ({ __typename: type.name, [name]: value }));
        const selection = Object.values(type.getFields())
          .filter(({ args }) => args.length === 0)
          .map((field) => (isLeaf(field.type) ? field.name : `${field.name} { __typename }`));
        const { data, errors = [] } = await register.entities(type.name, tried, `{ ${selection.join(' ')} }`);
        const unexpected = errors.filter(({ extensions }) => !CALLERS.has(String(extensions?.['code'])));
        surprising.push(
          ...unexpected.map(({ message, path }) => `${type.name} ${path?.join('.')}: ${message}`),
        );
        expect(data?.['_entities']).toHaveLength(tried.length);
      }
    }
    expect(surprising).toEqual([]);
  });
});

function isLeaf(type: Parameters<typeof getNamedType>[0]): boolean {
  return !('getFields' in (getNamedType(type) ?? {})) && !isUnionType(getNamedType(type));
}

const CALLERS: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'NOT_HELD',
  'NOT_IN_FORCE',
  'FORBIDDEN',
]);
