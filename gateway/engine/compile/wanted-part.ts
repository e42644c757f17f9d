import { type FieldNode, type InlineFragmentNode, isObjectType, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { ClientPlace } from '../operation/client-places.ts';
import { clientSelectionAt, namesOn } from '../operation/client-selection.ts';
import { operationIn } from '../operation/document-parts.ts';
import { fulfils } from '../operation/selection.ts';
import type { FetchNode } from '../plan/plan.ts';
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
  const spot: Spot = {
    place,
    anywhere: clientSelectionAt(compilation, fetch.path),
    path: inputPath(fetch.path),
    typeName,
  };
  const part = new Part(compilation, fetchShape(compilation, fetch));
  const selectionSet = part.of(entities.selectionSet, spot);
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
  readonly path: string;
  readonly typeName: string | undefined;
}

class Part {
  readonly #compilation: Compilation;
  readonly #shape: FetchShape;

  constructor(compilation: Compilation, shape: FetchShape) {
    this.#compilation = compilation;
    this.#shape = shape;
  }

  /** The wanted part of a selection set: itself when all of it is wanted, undefined when nothing is. */
  of(set: SelectionSetNode, spot: Spot): SelectionSetNode | undefined {
    const selections = set.selections.flatMap((node) => this.#selection(node, spot) ?? []);
    if (selections.length === 0) return undefined;
    const isWhole =
      selections.length === set.selections.length &&
      selections.every((node, index) => node === set.selections[index]);
    return isWhole ? set : { ...set, selections };
  }

  #selection(node: SelectionNode, spot: Spot): SelectionNode | undefined {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.FIELD) return this.#field(node, spot);
    const condition = node.typeCondition?.name.value;
    const { fullSchema } = this.#compilation;
    // A fragment that does not apply costs nothing, and left in place it keeps requests equal that can be one.
    const isOfOthers = spot.typeName !== undefined && !fulfils(fullSchema, spot.typeName, condition);
    if (isOfOthers) return node;
    const narrowed = isObjectType(fullSchema.getType(condition ?? '')) ? condition : undefined;
    return withSet(node, this.of(node.selectionSet, { ...spot, typeName: spot.typeName ?? narrowed }));
  }

  #field(node: FieldNode, spot: Spot): FieldNode | undefined {
    if (node.name.value === '__typename') return node;
    const compilation = this.#compilation;
    const key = String(this.#shape.rename([node.alias?.value ?? node.name.value])[0]);
    const path = `${spot.path}.${key}`;
    if (!namesOn(compilation, spot.place, spot.typeName).has(key)) {
      const isForOthers = namesOn(compilation, spot.anywhere, undefined).has(key);
      return isForOthers && !compilation.inputPaths.has(path) ? undefined : node;
    }
    if (!node.selectionSet) return node;
    const { places } = compilation;
    const place = places.below(spot.place, spot.typeName, key);
    const anywhere = places.below(spot.anywhere, undefined, key);
    return withSet(node, this.of(node.selectionSet, { place, anywhere, path, typeName: undefined }));
  }
}

function withSet<T extends FieldNode | InlineFragmentNode>(
  node: T,
  selectionSet: SelectionSetNode | undefined,
): T | undefined {
  return selectionSet && (selectionSet === node.selectionSet ? node : { ...node, selectionSet });
}

function isOnlyTypeName(set: SelectionSetNode): boolean {
  return set.selections.every((node) =>
    node.kind === Kind.FIELD
      ? node.name.value === '__typename'
      : 'selectionSet' in node && isOnlyTypeName(node.selectionSet),
  );
}
