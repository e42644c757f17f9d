import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type FieldGroup } from './collect-fields.ts';
import type { ResponsePath } from './response-tree.ts';
import { rememberBy } from './remember-by.ts';
import { isJsonObject, readOwn } from '../execute/own.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { SelectionScope } from './selection.ts';

/** What the client selects at some place of its operation. */
export interface ClientSelection {
  /** The declared type of the place. */
  readonly type: GraphQLNamedType | undefined;
  readonly sets: readonly SelectionSetNode[];
}

/** What a client's selections are read from. */
export interface SelectionSource {
  readonly apiSchema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly scope: SelectionScope;
}

const rootOf = rememberBy<SelectionSource, ClientSelection>();
const placeBelow = rememberBy<ClientSelection, ClientSelection>();
const placeOnType = rememberBy<ClientSelection, ClientSelection>();
const namesOnType = rememberBy<ClientSelection, ReadonlySet<string>>();

/** The client's selections at a plan's path. */
export function clientSelectionAt(source: SelectionSource, path: readonly string[]): ClientSelection {
  const { apiSchema, operation } = source;
  const root = rootOf(source, '', () => ({
    type: apiSchema.getRootType(operation.operation) ?? undefined,
    sets: [operation.selectionSet],
  }));
  return path.reduce((place, step) => (step === '@' ? place : below(source, place, step)), root);
}

/** Keys selected on an object of the runtime type. */
export function namesOn(
  source: SelectionSource,
  place: ClientSelection,
  typeName: string | undefined,
): ReadonlySet<string> {
  // By types of the schema, of which there are so many: names of types come from subgraphs.
  const type = (typeName === undefined ? undefined : source.apiSchema.getType(typeName)) ?? place.type;
  return namesOnType(place, type?.name ?? '', () => {
    const groups = fieldsOn(source, { ...place, type });
    return new Set(groups.map((group) => group.key));
  });
}

/** How much of a path the client has asked for, on whatever types. */
export function selectedLength(source: SelectionSource, path: ResponsePath): number {
  let place = clientSelectionAt(source, []);
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') continue;
    if (!namesOn(source, place, undefined).has(step)) return index;
    place = below(source, place, step);
  }
  return path.length;
}

/**
 * Like `selectedLength`, on the objects that stand in the data: their `__typename` decides which fragments count.
 * Where there is no object, any type counts.
 */
export function selectedLengthIn(source: SelectionSource, path: ResponsePath, data: JsonObject): number {
  let place = clientSelectionAt(source, []);
  let value: unknown = data;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'string') {
      place = onRuntimeType(source, place, value);
      if (!namesOn(source, place, undefined).has(step)) return index;
      place = below(source, place, step);
    }
    value =
      isJsonObject(value) || Array.isArray(value) ? readOwn(value as JsonObject, String(step)) : undefined;
  }
  return path.length;
}

function onRuntimeType(source: SelectionSource, place: ClientSelection, value: unknown): ClientSelection {
  const typeName = isJsonObject(value) ? readOwn(value, '__typename') : undefined;
  const type = typeof typeName === 'string' ? source.apiSchema.getType(typeName) : undefined;
  if (!type || !isAbstractType(place.type)) return place;
  return placeOnType(place, type.name, () => ({ ...place, type }));
}

/** The place under a key; of an abstract type, what any of its implementations is asked for. */
export function below(source: SelectionSource, place: ClientSelection, key: string): ClientSelection {
  return placeBelow(place, key, () => {
    const groups = fieldsOn(source, place).filter((group) => group.key === key);
    const types = groups.map((group) => fieldType(group.type, group.name));
    return {
      type: types.find((type) => type !== undefined),
      sets: groups.flatMap((group) => group.selectionSets),
    };
  });
}

interface TypedGroup extends FieldGroup {
  readonly type: GraphQLNamedType;
}

function fieldsOn(
  { apiSchema, scope }: SelectionSource,
  { type, sets }: ClientSelection,
): readonly TypedGroup[] {
  if (!type) return [];
  const types = isAbstractType(type) ? [type, ...apiSchema.getPossibleTypes(type)] : [type];
  // Set by set: below parents of different types, one response name may have several meanings.
  return types.flatMap((each) =>
    sets.flatMap((set) => collectFields(scope, each.name, [set]).map((group) => ({ ...group, type: each }))),
  );
}

function fieldType(type: GraphQLNamedType, name: string): GraphQLNamedType | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const field = type.getFields()[name];
  return field && getNamedType(field.type);
}
