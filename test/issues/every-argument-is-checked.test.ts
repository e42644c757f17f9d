import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import {
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedOutputType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFederation, type Federation } from '../support/federation.ts';
import { HOSTILE_VALUES } from '../support/hostile-values.ts';

const schema = Supergraph.build(readFileSync('supergraph.graphql', 'utf8')).apiSchema().toGraphQLJSSchema();

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

type Field = GraphQLField<unknown, unknown>;

/** A way to an object of each type whose fields take arguments. */
const WAYS: Readonly<Record<string, (selection: string) => string>> = {
  Query: (selection) => selection,
  AdministrativeUnit: (selection) => `administrativeUnit(code: "02524") { ${selection} }`,
  CivilEventSummary: (selection) =>
    `administrativeUnit(code: "02524") { civilEvents(from: "2024-01-01", to: "2024-12-31") { ${selection} } }`,
  VehicleSummary: (selection) => `administrativeUnit(code: "02524") { vehicles { ${selection} } }`,
  LandCertificate: (selection) => `landCertificate(serial: "DZ99000001") { ${selection} }`,
};

/** Values that are right, for the arguments beside the one that is tried. */
const RIGHT: Readonly<Record<string, unknown>> = {
  CitizenId: '008090990001',
  AdministrativeCode: '02524',
  Date: '2024-01-01',
  PartialDate: '1990',
  Plate: '22A12345',
  Int: 3,
  String: 'KS-01',
  ID: '1',
  Boolean: true,
};

const FIELDS = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ parent: type.name, field })))
  .filter(({ field }) => field.args.length > 0);

const ARGUMENTS = FIELDS.flatMap(({ parent, field }) =>
  field.args.map((argument) => ({
    name: `${parent}.${field.name}(${argument.name}:)`,
    parent,
    field,
    argument,
  })),
);

describe('no value of any argument is more than a fault of the caller, told what the field can do about it', () => {
  it.each(ARGUMENTS)('$name', async ({ parent, field, argument }) => {
    const way = WAYS[parent];
    if (!way) throw new Error(`say in WAYS how an object of ${parent} is found`);
    const surprising: string[] = [];
    for (const others of [field.args.filter(({ type }) => isNonNullType(type)), field.args]) {
      const query = `query ($tried: ${String(argument.type)}) { ${way(call(field, argument, others))} }`;
      for (const tried of HOSTILE_VALUES) surprising.push(...(await surprisesOf(query, tried, field)));
    }
    expect(surprising).toEqual([]);
  });
});

async function surprisesOf(query: string, tried: unknown, field: Field): Promise<readonly string[]> {
  const { errors = [] } = await federation.gateway.query(query, { tried });
  return errors
    .filter(
      ({ extensions, path }) =>
        OUR_FAULTS.has(String(extensions?.['code'])) ||
        (path?.at(-1) === field.name && namesMissingArgument(String(extensions?.['nextStep']), field)),
    )
    .map(({ message }) => `${JSON.stringify(tried).slice(0, 60)}: ${message}`);
}

/** Of a next step, which writes arguments as code: those of the field, or of another that it names as well. */
function namesMissingArgument(nextStep: string, { args }: Field): boolean {
  const named = new Set([...nextStep.matchAll(/`(\w+)`/g)].map(([, word = '']) => word));
  const meant = FIELDS.filter(({ field }) => named.has(field.name));
  const known = [...args, ...meant.flatMap(({ field }) => field.args)].map((argument) => argument.name);
  return [...named].some((word) => ALL_ARGUMENTS.has(word) && !known.includes(word));
}

const ALL_ARGUMENTS: ReadonlySet<string | undefined> = new Set(
  ARGUMENTS.map(({ argument }) => argument.name),
);

/** Nothing that a value may do. */
const OUR_FAULTS: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'SECTOR_UNAVAILABLE', 'undefined']);

function call({ name, type }: Field, tried: GraphQLArgument, others: readonly GraphQLArgument[]): string {
  const right = others
    .filter((argument) => argument !== tried)
    .map((argument) => `${argument.name}: ${rightValue(argument)}`);
  return `${name}(${[`${tried.name}: $tried`, ...right].join(', ')}) ${selectionOf(getNamedType(type), 3)}`;
}

function rightValue({ type }: GraphQLArgument): string {
  const named = getNamedType(type);
  return isEnumType(named) ? (named.getValues()[0]?.name ?? '') : JSON.stringify(RIGHT[named.name]);
}

/** Everything that can be asked without arguments: some of it is only read then. */
function selectionOf(type: GraphQLNamedOutputType, depth: number): string {
  if (isLeafType(type)) return '';
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  const parts = fields
    .filter(({ args }) => args.length === 0)
    .filter((field) => depth > 1 || isLeafType(getNamedType(field.type)))
    .filter((field) => !RECURSIVE.has(getNamedType(field.type).name))
    .map((field) => `${field.name} ${selectionOf(getNamedType(field.type), depth - 1)}`);
  return `{ __typename ${parts.join(' ')} }`;
}

/** Sections of others, which are read by keys and not by arguments. */
const RECURSIVE: ReadonlySet<string> = new Set(['Citizen', 'AdministrativeUnit', 'Household']);
