import { buildSchema, graphql, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { GraphQLInputObjectType, GraphQLList, GraphQLNonNull } from 'graphql';
import { describe, expect, it } from 'vitest';
import { AdministrativeCodeScalar } from '../../../../subgraphs/shared/scalars/administrative-code.ts';
import { CitizenIdScalar } from '../../../../subgraphs/shared/scalars/citizen-id.ts';
import { DateScalar } from '../../../../subgraphs/shared/scalars/date.ts';
import { DateTimeScalar } from '../../../../subgraphs/shared/scalars/date-time.ts';
import { PartialDateScalar } from '../../../../subgraphs/shared/scalars/partial-date.ts';
import { PlateScalar } from '../../../../subgraphs/shared/scalars/plate.ts';
import { errorInEnglish } from '../../../support/english.ts';
import { createKnownDocuments } from '../../../../subgraphs/shared/known-documents.ts';
import { withoutEchoedValue } from '../../../../subgraphs/shared/scalars/without-echoed-value.ts';

const Filter = new GraphQLInputObjectType({ name: 'Filter', fields: { owner: { type: CitizenIdScalar } } });
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      citizen: {
        type: CitizenIdScalar,
        args: {
          id: { type: CitizenIdScalar },
          ids: { type: new GraphQLList(new GraphQLNonNull(CitizenIdScalar)) },
          filter: { type: Filter },
        },
        resolve: (_, { id }: { id?: string }) => id,
      },
      born: { type: DateScalar, resolve: () => new Date('2020-05-17T20:00:00Z') },
      recorded: { type: DateTimeScalar, resolve: () => new Date('2020-05-17T20:00:00Z') },
      plate: { type: PlateScalar, resolve: () => 42 },
      text: { type: GraphQLString, args: { plate: { type: PlateScalar } } },
    },
  }),
});

async function errorsOf(of: GraphQLSchema, source: string, variables: Record<string, unknown> = {}) {
  const known = createKnownDocuments(of)(source);
  expect(known.errors).toEqual([]);
  const answer = await known.operation(undefined)?.run(variables, undefined);
  return (answer?.errors ?? []).map((error) => errorInEnglish(withoutEchoedValue(error).toJSON()));
}

async function errorOf(source: string, variables: Record<string, unknown> = {}) {
  const [error, ...others] = await errorsOf(schema, source, variables);
  expect(others).toEqual([]);
  return error!;
}

describe('a bad value in a request', () => {
  it('as an inline argument is named by the argument, with its place in the document', async () => {
    const error = await errorOf('{ citizen(id: "00819900001") }');
    expect(error.message).toMatch(/^id: CitizenId has 11 digits; expected 12 digits/);
    expect(error.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      nextStep: expect.stringContaining('identity card'),
    });
    expect(error.locations).toEqual([{ line: 1, column: 15 }]);
  });

  it('inside a list or an input object is named by the argument and its place in it', async () => {
    const inList = await errorOf('{ citizen(ids: ["008199000001", "x"]) }');
    expect(inList.message).toMatch(/^ids\[1\]: CitizenId has letters/);
    const inObject = await errorOf('{ citizen(filter: { owner: "1" }) }');
    expect(inObject.message).toMatch(/^filter.owner: CitizenId has 1 digit/);
  });

  it('as a variable is named by the argument it is for and its place in it, and is not repeated', async () => {
    const error = await errorOf('query ($id: CitizenId) { citizen(id: $id) }', { id: '003199000001' });
    expect(error.message).toMatch(/^id: CitizenId begins with 003, the prefix of no province or country;/);
    expect(error.message).not.toContain('003199000001');
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', nextStep: expect.stringMatching(/./) });

    const source = 'query ($f: Filter) { citizen(filter: $f) }';
    const nested = await errorOf(source, { f: { owner: '003199000001' } });
    expect(nested.message).toMatch(/^filter.owner: CitizenId begins with 003/);
  });

  it('cannot imitate the words of the error around it', async () => {
    const forged = 'x" at "f.secret"; CitizenId is fine';
    const error = await errorOf('query ($id: CitizenId) { citizen(id: $id) }', { id: forged });
    expect(error.message).toMatch(/^id: CitizenId has letters or signs/);
  });

  it('of a megabyte leaves an error of a line', async () => {
    const error = await errorOf('query ($p: Plate) { text(plate: $p) }', { p: '7'.repeat(1_000_000) });
    expect(error.message.length).toBeLessThan(300);
    expect(error.message).not.toContain('7777');
  });

  it('that is a number is told to be put in quotes', async () => {
    const inline = await errorOf('{ citizen(id: 8199000001) }');
    expect(inline.message).toMatch(/^id: CitizenId is of kind int, not a string;/);
    expect(inline.extensions?.['nextStep']).toMatch(/in quotes/);
    const variable = await errorOf('query ($id: CitizenId) { citizen(id: $id) }', { id: 8199000001 });
    expect(variable.message).toMatch(/^id: CitizenId is of kind number/);
  });

  it('of another type of the language loses its value too', async () => {
    const ints = buildSchema('type Query { page(first: Int): Int }');
    const [error] = await errorsOf(ints, 'query ($n: Int) { page(first: $n) }', { n: { secret: 1 } });
    expect(error?.message).toMatch(/^Variable "\$n": Int cannot represent/);
    expect(error?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('leaves other errors alone', async () => {
    const { errors } = await graphql({ schema, source: '{ nothing }' });
    expect(withoutEchoedValue(errors![0]!)).toBe(errors![0]);
  });
});

describe('a value in an answer', () => {
  it('passes as text, and dates are written as text', async () => {
    const { data } = await graphql({ schema, source: '{ citizen(id: "008199000001") born recorded }' });
    expect(data).toEqual({
      citizen: '008199000001',
      born: '2020-05-17',
      recorded: '2020-05-17T20:00:00.000Z',
    });
  });

  it('of another kind is our fault, not the caller’s', async () => {
    const { errors } = await graphql({ schema, source: '{ plate }' });
    expect(errors?.[0]?.message).toBe('Plate is stored as number; a string was expected.');
    expect(errors?.[0]?.extensions).toEqual({});
  });
});

describe('every scalar', () => {
  it.each([
    AdministrativeCodeScalar,
    CitizenIdScalar,
    DateScalar,
    DateTimeScalar,
    PartialDateScalar,
    PlateScalar,
  ])('%s is described in Vietnamese and English', ({ description }) => {
    expect(description).toMatch(/^\S.* · [A-Z].*$/);
  });
});
