import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { textOf } from '../../../gateway/engine/answer/answer-body.ts';
import { createEngine } from '../../../gateway/engine/create-engine.ts';
import type { Engine } from '../../../gateway/engine/engine.ts';
import { lie, type Lies } from './support/lying-subgraphs.ts';
import { Random } from './support/random.ts';
import { randomConditions, randomOperation, randomVariables } from './support/random-operation.ts';
import { SCHEMAS } from './support/schemas.ts';
import { type SyntheticFederation, syntheticFederation } from './support/synthetic-federation.ts';

/** Of each schema, of fifty operations. */
const RUNS = 600;
const RUNS_PER_DOCUMENT = 12;

/** Nothing but what can be answered in excerpts; scalars of its own, which may hold anything. */
const PLAIN = {
  people: `scalar JSON
    enum Sex { MALE FEMALE HIDDEN @inaccessible }
    type Query { people: [Person] person(id: ID!): Person firms: [Firm!]! grid: [[Person!]] }
    type Mutation { move: Person }
    type Person @key(fields: "id") { id: ID! name: String sex: Sex! nick: String! notes: JSON file: JSON! age: Int
      height: Float boss: Firm friends: [Person!] home: Home homes: [Home!]! }
    type Home @shareable { street: String zip: Int! map: JSON }
    type Firm @key(fields: "code") { code: ID! title: String owner: Person! }`,
  cars: `scalar JSON
    type Person @key(fields: "id") { id: ID! name: String @external age: Int @external cars: [Car] best: Car
      label: String @requires(fields: "name") class: Int! @requires(fields: "age") }
    type Car @key(fields: "plate") { plate: ID! seats: Int notes: JSON owner: Person parts: [[Part!]] }
    type Part { notes: JSON! of: Car }
    type Mutation { paint: Car }`,
  tax: `scalar JSON
    type Car @key(fields: "plate") { plate: ID! tax: Int! due: [Int!] payer: Person }
    type Person @key(fields: "id") { id: ID! debts: [Debt!] home: Home @external
      rate: String @requires(fields: "home { zip street }") }
    type Home @shareable { street: String zip: Int! }
    type Firm @key(fields: "code") { code: ID! vat: String! cars: [Car!] }
    type Debt { sum: Float! notes: JSON who: Person }`,
};
const SETS: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...SCHEMAS, plain: PLAIN };

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: unknown; readonly extensions: { readonly code: string } }[];
}

interface Contest {
  readonly federation: SyntheticFederation;
  readonly lies: Lies;
  readonly inExcerpts: Engine;
  readonly byValues: Engine;
}

function open(sdls: Readonly<Record<string, string>>): Contest {
  const federation = syntheticFederation(sdls);
  const lies: Lies = { seed: 0, perMille: 0 };
  const [inExcerpts, byValues] = [0, Infinity].map((runsBeforeExcerpts) =>
    createEngine({
      supergraphSdl: federation.supergraphSdl,
      client: lie(federation.client, lies),
      operationCacheSize: 10_000,
      runsBeforeExcerpts,
    }),
  ) as [Engine, Engine];
  return { federation, lies, inExcerpts, byValues };
}

/** Answers in excerpts so far. */
let excerpted = 0;

async function ask(engine: Engine, query: string, variables: Record<string, unknown>): Promise<string> {
  const { body } = await engine.execute({ query, variables, context: { callerKey: 'caller' } });
  if (typeof body === 'object' && 'latin1' in body) excerpted += 1;
  return textOf(body);
}

/** What of an answer has to be the same: errors come in the order in which sectors have answered. */
function substance(text: string): unknown {
  const { data, errors = [] } = JSON.parse(text) as Answer;
  return {
    data,
    errors: errors.map(({ path, extensions: { code } }) => JSON.stringify([path, code])).toSorted(),
  };
}

/** The random operation of a seed. */
function operationOf({ inExcerpts: { schema } }: Contest, seed: number): string | undefined {
  const random = new Random(seed);
  const query = randomOperation(schema, random, 2 + random.below(3));
  return query !== undefined && validate(schema, parse(query)).length === 0 ? query : undefined;
}

/** What the two answer, where it is not the same. Every number follows from the seed. */
async function compare(contest: Contest, query: string, seed: number, repeat: number): Promise<string[]> {
  const { federation, lies, inExcerpts, byValues } = contest;
  const random = new Random(seed * 1009 + repeat);
  lies.seed = seed * 1009 + repeat;
  lies.perMille = random.pick([0, 5, 20, 60]);
  federation.world.dead = random.oneIn(12) ? random.pick(federation.subgraphs) : undefined;
  const conditions = randomConditions(query, new Random(seed * 2 + (repeat % 2)));
  const variables = { ...randomVariables(query, random), ...conditions };
  const texts: string[] = [];
  for (const engine of [inExcerpts, byValues]) {
    federation.world.turns = 0;
    texts.push(await ask(engine, query, variables));
  }
  const [actual, expected] = texts.map(substance);
  const isSame = JSON.stringify(actual) === JSON.stringify(expected);
  return isSame ? [] : [`seed ${seed}, repeat ${repeat}`, query, JSON.stringify(variables), ...texts];
}

async function differences(contest: Contest): Promise<readonly string[]> {
  const found: string[] = [];
  for (let run = 0, seed = 1; run < RUNS && found.length === 0; seed += 1) {
    const query = operationOf(contest, seed);
    for (let repeat = 0; query !== undefined && repeat < RUNS_PER_DOCUMENT; repeat += 1, run += 1)
      found.push(...(await compare(contest, query, seed, repeat)));
  }
  return found;
}

test.each(Object.keys(SETS))(
  'whatever subgraphs of "%s" answer, in excerpts it gives what it gives by values',
  { timeout: 300_000 },
  async (name) => {
    excerpted = 0;
    expect((await differences(open(SETS[name] ?? {}))).join('\n')).toBe('');
    // Else nothing was compared.
    expect(excerpted).toBeGreaterThan(name === 'plain' ? RUNS / 3 : 0);
  },
);
