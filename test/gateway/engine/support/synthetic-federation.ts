import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  print,
  printSchema,
  type ValueNode,
} from 'graphql';
import { createEngine } from '../../../../gateway/engine/create-engine.ts';
import type { AnswerForm } from '../../../../gateway/engine/excerpts/answer-form.ts';
import type { Engine } from '../../../../gateway/engine/engine.ts';
import type { SubgraphClient, SubgraphOutcome } from '../../../../gateway/engine/subgraph-client.ts';
import { loadSupergraph } from '../../../../gateway/supergraph/load-supergraph.ts';
import { systemClock } from '../../../../gateway/transport/clock.ts';
import type { Send } from '../../../../gateway/transport/policy.ts';
import { shareInFlight } from '../../../../gateway/transport/share-in-flight.ts';
import { parseJson } from '../../../../platform/json/parse-json.ts';
import { garble, tellFaults } from './fault-kinds.ts';
import { composeSdl, executeIn, type SubgraphSource, withLink } from './federation.ts';
import type { ErrorToCompare } from './compare-answers.ts';
import { hash, Random } from './random.ts';
import { receive } from './receive.ts';
import { SyntheticWorld, type Thing } from './synthetic-data.ts';

/** One synthetic world, told once by a federation and once by a monolith. */
export interface SyntheticFederation {
  readonly engine: Engine;
  readonly world: SyntheticWorld;
  readonly supergraphSdl: string;
  readonly client: SubgraphClient;
  readonly subgraphs: readonly string[];
  runMonolith(document: DocumentNode, variables: Record<string, unknown>): Promise<MonolithAnswer>;
}

export interface MonolithAnswer {
  readonly data?: unknown;
  readonly errors?: readonly ErrorToCompare[];
}

/** Each operation is answered both ways. */
const RUNS_BEFORE_EXCERPTS = 2;

const DEAD: SubgraphOutcome = { kind: 'failure', failure: 'unreachable', detail: 'dead' };

export function syntheticFederation(sdls: Readonly<Record<string, string>>): SyntheticFederation {
  const sources = Object.fromEntries(
    Object.entries(sdls).map(([name, sdl]) => [name, { sdl } as SubgraphSource]),
  );
  const supergraphSdl = composeSdl(sources);
  const subgraphs = new Map(Object.entries(sdls).map(([name, sdl]) => [name, buildEmptySubgraph(sdl)]));
  const { fullSchema } = loadSupergraph(supergraphSdl);
  const parts = Object.entries(sdls).map(([name, sdl]) => ({
    sdl,
    schema: subgraphs.get(name) as GraphQLSchema,
  }));
  const world = new SyntheticWorld(fullSchema, parts);
  for (const schema of subgraphs.values()) resolveFrom(world, schema);
  const send: Send = async ({ subgraph, body, form }) => {
    if (subgraph === world.dead) return DEAD;
    const { held } = world;
    const { query, variables } = parseJson(body) as { query: string; variables: Record<string, unknown> };
    const schema = subgraphs.get(subgraph);
    const outcome =
      subgraph === world.garbling
        ? garbled(await executeIn(schema, query, variables), form, new Random(hash(world.faults.seed, body)))
        : await executeIn(schema, query, variables, form);
    await held;
    return outcome;
  };
  const share = shareInFlight(systemClock, { ended: 0 });
  const lines = new Map([...subgraphs.keys()].map((name) => [name, share(send)]));
  const client: SubgraphClient = {
    send: (request) => lines.get(request.subgraph)?.(request) ?? Promise.resolve(DEAD),
  };
  const engine = createEngine({
    supergraphSdl,
    client,
    operationCacheSize: 10_000,
    runsBeforeExcerpts: RUNS_BEFORE_EXCERPTS,
  });
  const monolith = buildSchema(printSchema(engine.schema), { assumeValid: true });
  resolveFrom(world, monolith);
  return {
    engine,
    world,
    supergraphSdl,
    client,
    subgraphs: Object.keys(sdls),
    runMonolith: async (document, variableValues) =>
      parseJson(
        JSON.stringify(tellFaults(await execute({ schema: monolith, document, variableValues }), true)),
      ) as MonolithAnswer,
  };
}

function garbled(outcome: SubgraphOutcome, form: AnswerForm | undefined, random: Random): SubgraphOutcome {
  if (outcome.kind === 'failure') return outcome;
  const { data, errors } = outcome;
  return receive({ form }, JSON.stringify({ data: garble(data, random), ...(errors && { errors }) }));
}

/** Types with keys get the reference resolvers; what they return is filled in by `resolveFrom`. */
function buildEmptySubgraph(sdl: string): GraphQLSchema {
  const withKeys = [...sdl.matchAll(/(?:type|interface) (\w+)[^{]*@key/g)].map((match) => match[1] as string);
  const resolvers = Object.fromEntries(
    withKeys.map((name) => [
      name,
      { __resolveReference: (...args: [Ref]) => referrers.get(sdl)?.(name, args[0]) },
    ]),
  );
  const schema = buildSubgraphSchema([{ typeDefs: parse(withLink(sdl)), resolvers: resolvers as never }]);
  sdlOf.set(schema, sdl);
  return schema;
}

type Ref = Record<string, unknown>;

const sdlOf = new WeakMap<GraphQLSchema, string>();
const referrers = new Map<string, (typeName: string, ref: Ref) => Thing>();

function resolveFrom(world: SyntheticWorld, schema: GraphQLSchema): void {
  const sdl = sdlOf.get(schema);
  const isMonolith = sdl === undefined;
  const known = (name: string): boolean => schema.getType(name) !== undefined;
  if (!isMonolith) {
    referrers.set(sdl, (typeName, ref) => {
      const thing = world.refer(typeName, ref);
      const concrete = world.concreteType(typeName, thing.number);
      return {
        ...thing,
        __typename: known(concrete) && isInterfaceType(schema.getType(typeName)) ? concrete : typeName,
      };
    });
  }
  const resolve: GraphQLFieldResolver<Thing | undefined, unknown> = (source, args, _context, info) => {
    const { parentType, fieldName, returnType } = info;
    // A subgraph with an interface object says the interface's name; the world goes by the implementation.
    const thing = source ?? { __typename: parentType.name, number: 0 };
    const concrete = { ...thing, __typename: world.concreteType(thing.__typename, thing.number) };
    const all = isMonolith ? { ...args, ...world.contextualArguments(concrete, fieldName) } : args;
    return world.resolve(concrete, fieldName, all, returnType);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isScalarType(type) && !isSpecifiedScalarType(type)) tellValuesAsWritten(type);
    if (isAbstractType(type)) type.resolveType = (thing: Thing) => thing.__typename;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
}

/** Arguments of the scalar are their texts, so that no digit of a number is lost. */
function tellValuesAsWritten(type: GraphQLScalarType): void {
  type.parseValue = (value) => JSON.stringify(value);
  type.parseLiteral = (node) =>
    node.kind === Kind.STRING ? JSON.stringify(node.value) : print(node as ValueNode);
}
