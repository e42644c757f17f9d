import { readFile } from 'node:fs/promises';
import { isNonNullType, type GraphQLObjectType } from 'graphql';
import { Supergraph } from '@apollo/federation-internals';
import { beforeAll, describe, expect, it } from 'vitest';

const OWNED_BY_POPULATION = ['Citizen', 'Household', 'AdministrativeUnit'];
let fieldsOf: (type: string) => { name: string; required: boolean; sectors: readonly string[] }[];

beforeAll(async () => {
  const supergraph = Supergraph.build(await readFile('supergraph.graphql', 'utf8'));
  const schema = supergraph.schema.toGraphQLJSSchema();
  fieldsOf = (type) =>
    Object.values((schema.getType(type) as GraphQLObjectType).getFields()).map((field) => ({
      name: field.name,
      required: isNonNullType(field.type),
      sectors: (field.astNode?.directives ?? []).flatMap(
        (directive) =>
          directive.arguments?.flatMap(({ name, value }) =>
            name.value === 'graph' && value.kind === 'EnumValue' ? [value.value] : [],
          ) ?? [],
      ),
    }));
});

describe.each(OWNED_BY_POPULATION)('%s', (type) => {
  it('has only nullable fields from other sectors, so that a dead one never blanks it', () => {
    const foreign = fieldsOf(type).filter(
      ({ sectors }) => sectors.length > 0 && !sectors.includes('POPULATION'),
    );
    expect(foreign.filter(({ required }) => required)).toEqual([]);
  });
});

it('really looked at the fields the other sectors add to a citizen', () => {
  const foreign = fieldsOf('Citizen').filter(
    ({ sectors }) => sectors.length > 0 && !sectors.includes('POPULATION'),
  );
  expect(foreign.map(({ name }) => name).sort()).toEqual(['civilStatus', 'land', 'vehicles']);
});
