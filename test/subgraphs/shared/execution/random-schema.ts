import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  responsePathAsArray,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { hash } from '../../../gateway/engine/support/random.ts';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  enum Colour { RED GREEN BLUE }
  input Filter { text: String, colours: [Colour!], deep: Filter }
  interface Thing { id: ID!  label(text: String = "none", n: Int): String  owner: Person }
  type House implements Thing @key(fields: "id") {
    id: ID!  label(text: String = "none", n: Int): String  owner: Person  floors: Int!  rooms: [Room!]!  next: House
  }
  type Car implements Thing @key(fields: "id") {
    id: ID!  label(text: String = "none", n: Int): String  owner: Person!  colour: Colour!  weights: [Float!]  fast: Boolean
  }
  type Room { name: String!  area: Float  doors: [[Room]!]  house: House! }
  union Owned = House | Car
  type Person @key(fields: "id") {
    id: ID!  name: String!  nick: String  age: Int  colour: Colour
    things(filter: Filter, n: Int): [Thing!]  owned: [Owned]!  friends: [Person!]!  best: Person  colours: [Colour]
  }
  type Query { me: Person  people(n: Int = 2): [Person!]!  thing: Thing!  any: Owned  must: Person! }
`;

/** What happens to the values of one run. */
export interface Weather {
  readonly seed: number;
  /** Of a thousand values: thrown, rejected, an error as a value, null, or of a wrong kind. */
  readonly faults: number;
  /** Of a hundred values: promises. */
  readonly promises: number;
}

/**
 * A subgraph's schema of every kind of type. Values depend on the seed and on where they are asked for alone, so that
 * two executions of an operation see the same; half of the fields have resolvers, half are read from their objects.
 */
export function randomSchema(): {
  readonly schema: GraphQLSchema;
  readonly setWeather: (weather: Weather) => void;
} {
  let weather: Weather = { seed: 1, faults: 0, promises: 0 };
  const schema = buildSubgraphSchema([{ typeDefs: parse(SDL) }]);
  const world = createWorld(schema, () => weather);
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('_'));
  for (const type of types) {
    if (isObjectType(type)) equip(type, world);
    if (isInterfaceType(type)) {
      type.resolveType = (value) => {
        const { mark } = value as { readonly mark: string };
        return weather.promises > 0 ? Promise.resolve(mark) : mark;
      };
    }
    if (isUnionType(type)) type.resolveType = (value) => (value as { readonly mark: string }).mark;
  }
  return { schema, setWeather: (next) => void (weather = next) };
}

type World = (type: GraphQLOutputType, key: string) => unknown;

function equip(type: GraphQLObjectType, world: World): void {
  if (type.name === 'Car') type.isTypeOf = (value) => (value as { readonly mark: string }).mark === 'Car';
  for (const field of Object.values(type.getFields())) {
    if (field.name.startsWith('_')) continue;
    if (type.name !== 'Query' && hash(type.name, field.name) % 2 === 0) continue;
    field.resolve = (source, args, _, info) => world(field.type, keyOf(source, args, info));
  }
  const resolveReference = async ({ id }: { readonly id: string }) => world(type, `${type.name} ${id}`);
  type.extensions = { apollo: { subgraph: { resolveReference } } };
}

/** Arguments and path are in it, so that an engine that gets them wrong gives other values. */
function keyOf(source: unknown, args: object, info: GraphQLResolveInfo): string {
  const place = `${responsePathAsArray(info.path).join('.')} ${info.parentType.name} ${info.fieldName} ${info.fieldNodes.length}`;
  const mark = (source as { readonly key?: string } | undefined)?.key ?? '';
  return `${mark} ${place} ${JSON.stringify(args)} ${JSON.stringify(info.variableValues)}`;
}

function createWorld(schema: GraphQLSchema, now: () => Weather): World {
  const make = (type: GraphQLOutputType, key: string): unknown => {
    const { seed, faults, promises } = now();
    const chance = hash(seed, key, 'fault') % 1000;
    const isLater = hash(seed, key, 'later') % 100 < promises;
    if (chance >= faults) return isLater ? later(() => present(type, key)) : present(type, key);
    return spoil(chance % 5, key, isLater);
  };
  const present = (type: GraphQLOutputType, key: string): unknown => {
    if (isNonNullType(type)) return present(type.ofType, key);
    if (isListType(type)) return items(type.ofType, key);
    return isObjectType(type) || isInterfaceType(type) || isUnionType(type)
      ? anObject(concrete(schema, type, number(key)), key, make)
      : leaf(getNamedType(type), number(key));
  };
  const items = (type: GraphQLOutputType, key: string): unknown => {
    const one = (index: number) => make(type, `${key}[${index}]`);
    // Items come all at once or all later: graphql-js forgets promises where an item beside them fails at once.
    const all = Array.from({ length: number(key) % 4 }, (_, index) =>
      now().promises > 0 ? later(() => one(index)) : one(index),
    );
    // A thrown fault of an item is one of the whole list; an iterable need not be an array.
    return number(key, 'iterable') % 5 === 0 ? new Set(all) : all;
  };
  const number = (key: string, more = ''): number => hash(now().seed, key, more);
  return make;
}

function spoil(kind: number, key: string, isLater: boolean): unknown {
  const error = new Error(`fault at ${key}`);
  if (kind === 0 && isLater) return Promise.reject(error);
  if (kind === 0 || kind === 1) return isLater ? later(() => error) : error;
  if (kind === 2) throw error;
  return kind === 3 ? null : { odd: true };
}

async function later(make: () => unknown): Promise<unknown> {
  return make();
}

function concrete(schema: GraphQLSchema, type: GraphQLNamedType, choice: number): string {
  if (!isInterfaceType(type) && !isUnionType(type)) return type.name;
  const possible = schema.getPossibleTypes(type);
  return possible[choice % possible.length]?.name ?? '';
}

/** Its properties are made when they are read. */
function anObject(mark: string, key: string, make: World): object {
  return new Proxy(Object.create(null) as Record<string, unknown>, {
    get: (_, property) => {
      if (typeof property === 'symbol' || property === 'then' || property === 'toJSON') return undefined;
      if (property === 'mark' || property === '__typename') return mark;
      if (property === 'key') return key;
      const type = TYPES.get(`${mark}.${property}`);
      if (!type) return undefined;
      const value = (args: object = {}) => make(type, `${key} ${property} ${JSON.stringify(args)}`);
      return hash(key, property) % 7 === 0 ? value : value();
    },
  });
}

/** Types of the fields that are read from objects. */
const TYPES: ReadonlyMap<string, GraphQLOutputType> = new Map(
  Object.values(buildSubgraphSchema([{ typeDefs: parse(SDL) }]).getTypeMap())
    .filter((type) => isObjectType(type))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.type] as const),
    ),
);

function leaf(type: GraphQLNamedType, choice: number): unknown {
  if (isEnumType(type)) return type.getValues()[choice % 3]?.value;
  switch (type.name) {
    case 'Int':
      return choice % 9 === 0 ? 'no number' : choice % 1000;
    case 'Float':
      return (choice % 1000) / 8;
    case 'Boolean':
      return choice % 2 === 0;
    default:
      return TEXTS[choice % TEXTS.length];
  }
}

/** Among them everything that JSON escapes, and what a String takes besides text. */
const TEXTS: readonly unknown[] = [
  'Nguyễn Thị Hoà',
  'a "b" \\ c',
  'line\nbreak\u0001',
  '\uD83D\uDE00',
  '\uD800',
  '',
  7,
  true,
];
