import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { getMetadataStorage, type createResolversMap } from 'type-graphql';
import type { SubgraphDefinition } from './define-subgraph.ts';

type ResolversMap = ReturnType<typeof createResolversMap>;

/**
 * Replaces TypeGraphQL's wrapper of each field resolver that takes nothing but the root, the context and the info: it
 * sorts the parameters, looks for promises among them and asks a container for the instance, for each of a thousand
 * citizens of an answer. Resolvers with arguments keep their wrapper, which converts these.
 */
export function callResolversDirectly(
  resolvers: ResolversMap,
  { resolvers: classes }: SubgraphDefinition,
): ResolversMap {
  const map: Record<string, unknown> = { ...resolvers };
  const storage = getMetadataStorage();
  const typeNames = new Map(storage.objectTypes.map(({ target, name }) => [target, name]));
  const instances = new Map<unknown, Readonly<Record<string, Method>>>();
  for (const { target, methodName, schemaName, getObjectType, params = [] } of storage.fieldResolvers) {
    const typeName = typeNames.get(getObjectType?.() as never);
    if (!classes.includes(target as never) || typeName === undefined) continue;
    const read = readerOf(params as readonly Parameter[]);
    if (!read) continue;
    const instance = instances.get(target) ?? (new (target as Constructor)() as never);
    instances.set(target, instance);
    const resolve: Resolve = (root, _, context, info) =>
      (instance as Record<string, Method>)[methodName]?.(...read({ root, context, info }));
    map[typeName] = { ...(map[typeName] as object | undefined), [schemaName]: resolve };
  }
  return map as ResolversMap;
}

type Constructor = new () => object;
type Method = (...values: readonly unknown[]) => unknown;
type Resolve = GraphQLFieldResolver<unknown, unknown>;

interface Parameter {
  readonly kind: string;
  readonly index: number;
  readonly propertyName?: string;
}

interface Given {
  readonly root: unknown;
  readonly context: unknown;
  readonly info: GraphQLResolveInfo;
}

/** Undefined where a parameter is something else. */
function readerOf(parameters: readonly Parameter[]): ((given: Given) => readonly unknown[]) | undefined {
  const kinds = parameters.toSorted((a, b) => a.index - b.index).map(toSource);
  if (kinds.includes(undefined)) return undefined;
  return (given) => kinds.map((kind) => given[kind as keyof Given]);
}

function toSource({ kind, propertyName }: Parameter): keyof Given | undefined {
  if (propertyName !== undefined) return undefined;
  return kind === 'root' || kind === 'context' || kind === 'info' ? kind : undefined;
}
