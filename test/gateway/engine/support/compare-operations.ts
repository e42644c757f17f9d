import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { textOf } from '../../../../gateway/engine/answer/answer-body.ts';
import { parseJson } from '../../../../platform/json/parse-json.ts';
import { askAfterMutation, askAtOnce } from './ask-after-mutation.ts';
import { difference } from './compare-answers.ts';
import { unexplainedLoss } from './unexplained-loss.ts';
import { Random } from './random.ts';
import { randomConditions, randomOperation, randomVariables } from './random-operation.ts';
import type { MonolithAnswer, SyntheticFederation } from './synthetic-federation.ts';

/** Which random operations to compare: those of `firstSeed` and on, until so many have run. */
export interface Comparison {
  readonly firstSeed: number;
  readonly operations: number;
  /** Each document runs with so many variables, data sets and fault rates: planning is the dear part. */
  readonly runsPerDocument: number;
  /** Some of what is asked is never planned: what is missing must be explained, and nothing else may change. */
  readonly isAnsweredInPart: boolean;
}

/** Differences after which a comparison ends: more of them seldom say more. */
const ENOUGH = 4;

/**
 * Answers random operations by the engine and by the monolith; what differs, with the seed that repeats it. Every
 * number follows from the seed: the same seed compares the same operations on the same data.
 */
export async function compareOperations(
  federation: SyntheticFederation,
  { firstSeed, operations, runsPerDocument, isAnsweredInPart }: Comparison,
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (let run = 0, seed = firstSeed; run < operations && differences.length < ENOUGH; seed += 1) {
    const document = validOperation(federation.engine.schema, seed);
    for (let repeat = 0; document && repeat < runsPerDocument && run < operations; repeat += 1, run += 1) {
      const found = await compareOnce(federation, document, { seed, repeat, isAnsweredInPart });
      if (!found) continue;
      differences.push(`seed ${seed}, repeat ${repeat}: ${found}`);
      break;
    }
  }
  return differences;
}

interface RandomDocument {
  readonly query: string;
  readonly document: DocumentNode;
}

function validOperation(schema: GraphQLSchema, seed: number): RandomDocument | undefined {
  const random = new Random(seed);
  const query = randomOperation(schema, random, 2 + random.below(3));
  if (query === undefined) return undefined;
  const document = parse(query, { noLocation: true });
  return validate(schema, document).length === 0 ? { query, document } : undefined;
}

interface Turn extends Pick<Comparison, 'isAnsweredInPart'> {
  readonly seed: number;
  readonly repeat: number;
}

async function compareOnce(
  federation: SyntheticFederation,
  { query, document }: RandomDocument,
  { seed, repeat, isAnsweredInPart }: Turn,
): Promise<string | undefined> {
  const { engine, world } = federation;
  const random = new Random(seed * 1009 + repeat);
  world.faults = { seed: seed * 1009 + repeat, perMille: random.oneIn(3) ? 0 : 5 + random.below(60) };
  // Two sets of conditions and two callers per document, since each may be a plan of its own.
  const conditions = randomConditions(query, new Random(seed * 2 + (repeat % 2)));
  const variables = { ...randomVariables(query, random), ...conditions };
  world.turns = 0;
  // At times a subgraph is dead, or out of order: whatever is then missing must be explained, and nothing else may change.
  const isQuery = query.startsWith('query');
  const isDeadly = random.oneIn(10) && isQuery;
  makeIll(federation, random, isDeadly);
  const isPartial = isDeadly || isAnsweredInPart;
  if (isPartial) world.faults = { seed, perMille: 0 };
  const ask = () => engine.execute({ query, variables, context: { callerKey: `caller ${repeat % 2}` } });
  const askInTurn = chooseTurn(isQuery, random);
  const { answer, turns } = await askInTurn(federation, ask);
  world.turns = turns;
  const expected = await federation.runMonolith(document, variables);
  const actual = parseJson(textOf(answer.body)) as MonolithAnswer;
  const found = isPartial ? unexplainedLoss(actual, expected) : difference(actual, expected);
  const circumstances = `faults ${JSON.stringify(world.faults)}, dead: ${world.dead ?? 'none'}, out of order: ${world.garbling ?? 'none'}`;
  return found && `${found}\n${query}\n${JSON.stringify(variables)} ${circumstances}`;
}

function makeIll(federation: SyntheticFederation, random: Random, isDeadly: boolean): void {
  const ill = isDeadly ? random.pick(federation.subgraphs) : undefined;
  const isDead = random.oneIn(2) || computes(federation);
  federation.world.dead = isDead ? ill : undefined;
  federation.world.garbling = isDead ? undefined : ill;
}

/** True where a wrong value that is an input would be a right value of another field. */
function computes({ supergraphSdl }: SyntheticFederation): boolean {
  return supergraphSdl.includes(' requires: ');
}

function chooseTurn(isQuery: boolean, random: Random): typeof askAfterMutation {
  return isQuery && random.oneIn(10) ? askAfterMutation : askAtOnce;
}
