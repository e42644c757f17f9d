import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpExchange } from '../../../platform/http/exchange.ts';
import { createHttpServer } from '../../../platform/http/http-server.ts';
import { readParameters } from '../../../platform/http/plugins/read-parameters.ts';
import { answerOperation } from '../../../subgraphs/shared/answer-operation.ts';
import { REQUEST_LIMITS } from '../../../subgraphs/shared/request-limits.ts';
import { errorInEnglish } from '../../support/english.ts';
import { CitizenIdScalar } from '../../../subgraphs/shared/scalars/citizen-id.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      citizen: { type: GraphQLString, args: { id: { type: CitizenIdScalar }, first: { type: GraphQLInt } } },
    },
  }),
});
const logged: string[] = [];
const log = pino({}, { write: (line: string) => logged.push(line) });
const server = createHttpServer({
  host: '127.0.0.1',
  port: 0,
  log,
  plugins: [
    readParameters(REQUEST_LIMITS),
    answerOperation({ schema, log, createContext: () => ({}) as never }),
  ],
  open: createHttpExchange,
});
let origin: string;

beforeAll(async () => {
  origin = await server.listen();
});
afterAll(() => server.close(0));

async function errorsOf(query: string, variables: object = {}) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
  return errors.map(errorInEnglish);
}

describe('a bad value sent to a subgraph', () => {
  it('inline is answered with the name of its argument and a next step', async () => {
    expect(await errorsOf('{ citizen(id: "00819900001") }')).toMatchObject([
      {
        message: expect.stringMatching(/^id: CitizenId has 11 digits; expected 12 digits/),
        extensions: { code: 'BAD_USER_INPUT', nextStep: expect.stringMatching(/./) },
      },
    ]);
  });

  it('as a variable is named by its argument, and a whole ID is neither answered nor logged', async () => {
    const errors = await errorsOf('query ($id: CitizenId) { citizen(id: $id) }', { id: '003199000001' });
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^id: CitizenId begins with 003/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(JSON.stringify(errors) + logged.join('')).not.toContain('003199000001');
  });

  it('of a type of the language is the caller’s fault as well', async () => {
    expect(await errorsOf('query ($n: Int) { citizen(first: $n) }', { n: 'many' })).toMatchObject([
      {
        message: expect.stringMatching(/^Variable "\$n": Int cannot represent/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(logged).toEqual([]);
  });
});
