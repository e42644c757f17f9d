import { type GraphQLSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { difference } from './support/compare-answers.ts';
import { FIRST_SEED, OPERATIONS } from './support/config.ts';
import { Random } from './support/random.ts';
import { randomConditions, randomOperation, randomVariables } from './support/random-operation.ts';
import { SCHEMAS } from './support/schemas.ts';
import { type SyntheticFederation, syntheticFederation } from './support/synthetic-federation.ts';

/** Each random document runs with several variables, data sets and fault rates: planning is the dear part. */
const RUNS_PER_DOCUMENT = 20;
const perSchema = Math.ceil(OPERATIONS / Object.keys(SCHEMAS).length);

test.each(Object.keys(SCHEMAS))(
  'random operations on "%s" are answered as by a monolith',
  { timeout: 3_600_000 },
  async (name) => {
    const federation = syntheticFederation(SCHEMAS[name] ?? {});
    const differences: string[] = [];
    for (let run = 0, seed = FIRST_SEED; run < perSchema; seed += 1) {
      const query = validOperation(federation.engine.schema, seed);
      if (query === undefined) continue;
      for (let repeat = 0; repeat < RUNS_PER_DOCUMENT && run < perSchema; repeat += 1, run += 1) {
        const found = await compareOnce(federation, query, seed * RUNS_PER_DOCUMENT + repeat);
        if (found) differences.push(`seed ${seed}, repeat ${repeat}: ${found}`);
      }
      if (differences.length > 3) break;
    }
    expect(differences.join('\n\n')).toBe('');
  },
);

function validOperation(schema: GraphQLSchema, seed: number): string | undefined {
  const random = new Random(seed);
  const query = randomOperation(schema, random, 2 + random.below(3));
  return query !== undefined && validate(schema, parse(query)).length === 0 ? query : undefined;
}

async function compareOnce(
  federation: SyntheticFederation,
  query: string,
  seed: number,
): Promise<string | undefined> {
  const { engine, world } = federation;
  const random = new Random(seed);
  world.faults = { seed, perMille: random.oneIn(3) ? 0 : 5 + random.below(60) };
  // Two sets of conditions per document, since each is a plan.
  const conditions = randomConditions(
    query,
    new Random(Math.floor(seed / RUNS_PER_DOCUMENT) * 2 + (seed % 2)),
  );
  const variables = { ...randomVariables(query, random), ...conditions };
  const answer = await engine.execute({ query, variables, context: {} });
  const expected = await federation.runMonolith(parse(query), variables);
  const found = difference(JSON.parse(answer.body) as never, expected);
  return found && `${found}\n${query}\n${JSON.stringify(variables)} faults ${JSON.stringify(world.faults)}`;
}
