import 'reflect-metadata';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { lexicographicSortSchema, parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import { callResolversDirectly } from './call-resolvers-directly.ts';
import type { SubgraphDefinition } from './define-subgraph.ts';

/** A sector's executable schema, and the contract it publishes. */
export interface SubgraphSchema {
  readonly schema: GraphQLSchema;
  /** Federation SDL with `@link`, as `_service { sdl }` gives it and composition reads it. */
  readonly sdl: string;
}

/** Version of the federation specification: the newest that composition, the gateway and the subgraph library share. */
const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const IMPORTS = [
  '@key',
  '@external',
  '@requires',
  '@provides',
  '@shareable',
  '@inaccessible',
  '@tag',
  '@override',
  '@cost',
  '@listSize',
];

/** Turns TypeGraphQL classes into a federated schema; the only caller of Apollo's `buildSubgraphSchema`. */
export async function buildSchemaOf(definition: SubgraphDefinition): Promise<SubgraphSchema> {
  readFieldsPlainly();
  const plain = await buildSchema({
    resolvers: definition.resolvers as unknown as NonEmptyArray<Constructor>,
    orphanedTypes: [...definition.extends] as unknown as Constructor[],
    // Federation directives are unknown to graphql-js; composition checks what these two would.
    skipCheck: true,
    validate: false,
  });
  describeQuery(plain);
  const imports = IMPORTS.map((name) => `"${name}"`).join(', ');
  const link = `extend schema @link(url: "${FEDERATION}", import: [${imports}])`;
  // Sorted, because the order in which decorators run differs between compilers.
  const sdl = `${link}\n\n${printSubgraphSchema(lexicographicSortSchema(plain))}\n`;
  const resolvers = callResolversDirectly(createResolversMap(plain), definition);
  const schema = buildSubgraphSchema([
    { typeDefs: parse(sdl), resolvers: withReferences(resolvers, definition) as never },
  ]);
  return { schema, sdl };
}

/** TypeGraphQL has no place for it. The same in all registers, since composition would take that of any of them. */
function describeQuery(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  if (query) query.description = QUERY;
}

const QUERY =
  'Các điểm bắt đầu của một truy vấn: tra cứu theo khóa, tìm kiếm và danh sách; trường nào không trả lời được thì có ' +
  'lỗi nêu lý do · Where a query begins: look-ups by key, searches and lists; a field that cannot be answered has an ' +
  'error that says why';

/**
 * Fields without a resolver of their own are read as graphql-js reads them. TypeGraphQL would wrap each in a function
 * for middleware, which no sector has: a tenth of the time of a large answer.
 */
function readFieldsPlainly(): void {
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
}

type Constructor = new () => object;
type ResolversMap = ReturnType<typeof createResolversMap>;

function withReferences(resolvers: ResolversMap, { references }: SubgraphDefinition): ResolversMap {
  const map: Record<string, unknown> = { ...resolvers };
  for (const [type, resolve] of Object.entries(references)) {
    map[type] = {
      ...(map[type] as object | undefined),
      __resolveReference: (representation: never, context: never) => resolve(representation, context),
    };
  }
  return map as ResolversMap;
}
