import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { citizenId, hash, lengthOf, mockEnum, mockScalar, unitId } from './mock-values.ts';

/** Answers one GraphQL request of a gateway, as JSON text. */
export type MockSubgraph = (body: string) => Promise<string>;

/**
 * A subgraph of the given contract with invented data: each value follows from the entity it belongs to and the
 * field's name alone. Slow; what it says is recorded and replayed.
 */
export function createMockSubgraph(sdl: string): MockSubgraph {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }]);
  const documents = new Map<string, DocumentNode>();
  return async (body) => {
    const request = JSON.parse(body) as Request;
    const document = documents.get(request.query) ?? parse(request.query);
    documents.set(request.query, document);
    const result = await execute({
      schema,
      document,
      variableValues: request.variables ?? null,
      operationName: request.operationName ?? null,
      fieldResolver: resolveField,
      typeResolver: (value) => (value as Source).__typename,
    });
    return JSON.stringify(result);
  };
}

interface Request {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** An object of the mock: what is known of it, and the seed of all else. */
interface Source extends Readonly<Record<string, unknown>> {
  readonly __typename?: string;
  readonly seed?: string;
}

interface Place {
  readonly info: GraphQLResolveInfo;
  readonly seed: string;
  /** `Household.members` */
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const resolveField: GraphQLFieldResolver<Source | undefined, unknown> = (source = {}, args, _, info) => {
  const known = source[info.fieldName];
  if (known !== undefined) return known;
  const { name } = info.parentType;
  const seed = `${seedOf(source)}.${info.fieldName}${Object.keys(args).length > 0 ? JSON.stringify(args) : ''}`;
  const place = { info, seed, field: `${name}.${info.fieldName}`, args };
  return info.parentType === info.schema.getQueryType() ? mockRoot(place) : mock(info.returnType, place);
};

/** By its key, so that an entity is the same whatever path led to it. */
function seedOf(source: Source): string {
  for (const key of KEYS) if (typeof source[key] === 'string') return `${key}:${source[key]}`;
  return source.seed ?? '';
}

const KEYS = ['id', 'fileNumber', 'serial'];

/** What a root field names by its arguments is what it returns. */
function mockRoot(place: Place): unknown {
  const { id, code } = place.args;
  const type = getNamedType(place.info.returnType).name;
  if (type === 'Citizen' && typeof id === 'string') return { __typename: type, id };
  if (type === 'AdministrativeUnit' && typeof code === 'string') {
    return { __typename: type, id: `${code}@2025-07-01`, code };
  }
  return mock(place.info.returnType, place);
}

function mock(type: GraphQLOutputType, place: Place): unknown {
  if (isNonNullType(type)) return mock(type.ofType, place);
  if (isListType(type)) {
    const length = lengthOf(place.field, place.args['first']);
    return Array.from({ length }, (_, index) =>
      mock(type.ofType, { ...place, seed: `${place.seed}[${index}]` }),
    );
  }
  if (isEnumType(type)) {
    return mockEnum(
      type.getValues().map(({ name }) => name),
      place.seed,
    );
  }
  if (isObjectType(type)) return mockObject(type, place);
  if (isAbstractType(type))
    return mockObject(place.info.schema.getPossibleTypes(type)[0] as GraphQLObjectType, place);
  return mockScalar(type.name, place.seed);
}

function mockObject(type: GraphQLObjectType, { seed, args }: Place): Source {
  const number = hash(seed);
  const __typename = type.name;
  if (__typename === 'Citizen') return { __typename, id: citizenId(number) };
  if (__typename === 'AdministrativeUnit') return { __typename, id: unitId(number) };
  const fields = type.getFields();
  const key = KEYS.find((name) => fields[name] !== undefined);
  if (key) return { __typename, [key]: mockScalar('ID', seed) };
  // A connection's page size counts for its edges.
  if ('edges' in fields)
    return { __typename, seed, edges: mockEdges(fields['edges']?.type, seed, args['first']) };
  return { __typename, seed };
}

function mockEdges(type: GraphQLOutputType | undefined, seed: string, first: unknown): readonly Source[] {
  const __typename = type ? getNamedType(type).name : '';
  return Array.from({ length: lengthOf('', first) }, (_, index) => ({
    __typename,
    seed: `${seed}.edges[${index}]`,
  }));
}
