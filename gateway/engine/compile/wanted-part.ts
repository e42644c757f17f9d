import {
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ClientPlace } from '../operation/client-places.ts';
import { clientSelectionAt, namesOn } from '../operation/client-selection.ts';
import { operationIn } from '../operation/document-parts.ts';
import { fulfils } from '../operation/selection.ts';
import type { FetchNode } from '../plan/plan.ts';
import { onType } from '../plan/selection-nodes.ts';
import { withDocument } from '../plan/with-document.ts';
import type { Compilation } from './compilation.ts';
import { type FetchShape, fetchShape } from './fetch-shape.ts';
import { inputPath } from './input-paths.ts';

/**
 * The part of an entity fetch that is wanted of objects of a type at a place: without what the client asks of other
 * types, or below parents of other types, only. Undefined when nothing is; the fetch itself when everything is.
 */
export function wantedPart(
  compilation: Compilation,
  fetch: FetchNode,
  place: ClientPlace,
  typeName: string | undefined,
): FetchNode | undefined {
  const operation = operationIn(fetch.document);
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) return fetch;
  const anywhere = clientSelectionAt(compilation, fetch.path);
  const spot = { place, anywhere, path: inputPath(fetch.path), typeName, interfaceName: undefined };
  const selectionSet = new Part(compilation, fetch).of(entities.selectionSet, spot);
  // Of an object whose type is known, the type is not what it is fetched for.
  if (!selectionSet || (typeName !== undefined && isOnlyTypeName(selectionSet))) return undefined;
  if (selectionSet === entities.selectionSet) return fetch;
  const wanted = { kind: Kind.SELECTION_SET, selections: [{ ...entities, selectionSet }] } as const;
  const definitions = fetch.document.definitions.map((node) =>
    node === operation ? { ...operation, selectionSet: wanted } : node,
  );
  return withDocument(fetch, { ...fetch.document, definitions });
}

/** Where in the fetch's document we are. */
interface Spot {
  readonly place: ClientPlace;
  /** What the client selects here, below whatever parents. */
  readonly anywhere: ClientPlace;
  /** As in `inputPaths`. */
  readonly path: string;
  /** The type of the objects, where it is known. */
  readonly typeName: string | undefined;
  /** Where it is not: the interface that the subgraph knows them by. */
  readonly interfaceName: string | undefined;
}

class Part {
  readonly #compilation: Compilation;
  readonly #fetch: FetchNode;
  readonly #shape: FetchShape;

  constructor(compilation: Compilation, fetch: FetchNode) {
    this.#compilation = compilation;
    this.#fetch = fetch;
    this.#shape = fetchShape(compilation, fetch);
  }

  /** The wanted part of a selection set: itself when all of it is wanted, undefined when nothing is. */
  of(set: SelectionSetNode, spot: Spot): SelectionSetNode | undefined {
    const selections = set.selections.flatMap((node) => this.#selection(node, spot));
    if (selections.length === 0) return undefined;
    const isWhole =
      selections.length === set.selections.length &&
      selections.every((node, index) => node === set.selections[index]);
    return isWhole ? set : { ...set, selections };
  }

  #selection(node: SelectionNode, spot: Spot): readonly SelectionNode[] {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    if (node.kind === Kind.FIELD) return this.#field(node, spot);
    const condition = node.typeCondition?.name.value;
    const { fullSchema } = this.#compilation;
    // A fragment that does not apply costs nothing, and left in place it keeps requests equal that can be one.
    if (spot.typeName !== undefined && !fulfils(fullSchema, spot.typeName, condition)) return [node];
    return withSet(node, this.of(node.selectionSet, this.#narrowed(spot, condition)));
  }

  #narrowed(spot: Spot, condition: string | undefined): Spot {
    if (spot.typeName !== undefined || condition === undefined) return spot;
    const type = this.#compilation.fullSchema.getType(condition);
    if (isObjectType(type)) return { ...spot, typeName: condition };
    return isInterfaceType(type) ? { ...spot, interfaceName: condition } : spot;
  }

  #field(node: FieldNode, spot: Spot): readonly FieldNode[] | readonly InlineFragmentNode[] {
    if (node.name.value === '__typename') return [node];
    const compilation = this.#compilation;
    const key = String(this.#shape.rename([node.alias?.value ?? node.name.value])[0]);
    const path = `${spot.path}.${key}`;
    if (compilation.inputPaths.has(path)) return [node];
    if (!namesOn(compilation, spot.place, spot.typeName).has(key))
      return namesOn(compilation, spot.anywhere, undefined).has(key) ? [] : [node];
    const wanting = this.#typesThatWant(node, key, spot);
    if (wanting)
      return wanting.flatMap((typeName) =>
        this.#below(node, key, { ...spot, typeName }).map((field) => onType(typeName, [field])),
      );
    return this.#below(node, key, spot);
  }

  /** The types to ask for a field one by one; undefined when it can be asked of all objects alike. */
  #typesThatWant(node: FieldNode, key: string, spot: Spot): readonly string[] | undefined {
    if (spot.typeName !== undefined || spot.interfaceName === undefined) return undefined;
    const { places, members, fullSchema } = this.#compilation;
    const known = members.membersOf(this.#fetch.subgraph, spot.interfaceName);
    if (known.length === 0) return this.#isLeftToOthers(key, spot) ? [] : undefined;
    const wanting = known.filter((typeName) => this.#isWantedOf(typeName, key, spot));
    const below = new Set(wanting.map((typeName) => places.below(spot.place, typeName, key)));
    if (wanting.length === known.length && below.size <= 1) return undefined;
    // Under one name, GraphQL lets fragments ask for fields of one type only.
    const types = new Set(wanting.map((typeName) => fieldType(fullSchema, typeName, node.name.value)));
    return types.size <= 1 ? wanting : undefined;
  }

  /**
   * True where the subgraph knows no types (`@interfaceObject`) and only some want the field: another fetch asks these,
   * when their types are known.
   */
  #isLeftToOthers(key: string, spot: Spot): boolean {
    const { apiSchema, broughtPaths } = this.#compilation;
    if (!broughtPaths.has(`${spot.path}.${key}`)) return false;
    const type = apiSchema.getType(spot.interfaceName ?? '');
    const possible = isInterfaceType(type) ? apiSchema.getPossibleTypes(type) : [];
    return !possible.every(({ name }) => this.#isWantedOf(name, key, spot));
  }

  #isWantedOf(typeName: string, key: string, { place }: Spot): boolean {
    return namesOn(this.#compilation, place, typeName).has(key);
  }

  #below(node: FieldNode, key: string, spot: Spot): readonly FieldNode[] {
    if (!node.selectionSet) return [node];
    const { places } = this.#compilation;
    const place = places.below(spot.place, spot.typeName, key);
    const selectionSet = this.of(node.selectionSet, {
      place,
      anywhere: places.below(spot.anywhere, undefined, key),
      path: `${spot.path}.${key}`,
      typeName: undefined,
      interfaceName: isInterfaceType(place.type) ? place.type.name : undefined,
    });
    return withSet(node, selectionSet);
  }
}

/** The node itself when its selection set is whole; nothing when nothing of it is wanted. */
function withSet<T extends FieldNode | InlineFragmentNode>(
  node: T,
  selectionSet: SelectionSetNode | undefined,
): readonly T[] {
  if (!selectionSet) return [];
  return [selectionSet === node.selectionSet ? node : { ...node, selectionSet }];
}

function fieldType(schema: GraphQLSchema, typeName: string, name: string): string {
  const type = schema.getType(typeName);
  return isObjectType(type) ? String(type.getFields()[name]?.type) : '';
}

function isOnlyTypeName(set: SelectionSetNode): boolean {
  return set.selections.every((node) =>
    node.kind === Kind.FIELD
      ? node.name.value === '__typename'
      : 'selectionSet' in node && isOnlyTypeName(node.selectionSet),
  );
}
