import {
  type FieldNode,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { flatMapSame } from '../../../../../platform/map-same.ts';
import type { ExternalFields } from '../../../../supergraph/external-fields.ts';
import { operationIn } from '../../../operation/document-parts.ts';
import { listSteps } from '../list-steps.ts';
import type { FetchNode } from '../../plan.ts';
import { TYPE_NAME } from '../../selection-nodes.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';
import { withDocument } from '../../with-document.ts';

/** What the search knows of the supergraph, in the planner's names. */
interface SearchContext extends Pick<RepairContext, 'fullSchema'> {
  readonly externals: ExternalFields;
}

/** A selection set in the fetch's document. */
interface Place {
  readonly typeName: string;
  readonly path: readonly string[];
  /** What a `@provides` on the way gives here. */
  readonly provided: readonly SelectionSetNode[];
}

/** Looks for fields of a fetch that its subgraph has as `@external`, and that no `@provides` on the way gives. */
export class ExternalSearch {
  readonly #context: SearchContext;
  readonly #fetch: FetchNode;
  readonly #isBrought: (field: UnmetField) => boolean;

  /** @param isBrought true when the field can be left to another fetch */
  constructor(context: SearchContext, fetch: FetchNode, isBrought: (field: UnmetField) => boolean) {
    this.#context = context;
    this.#fetch = fetch;
    this.#isBrought = isBrought;
  }

  /** The fetch without what its subgraph cannot resolve. */
  clean(): FetchNode {
    const { document } = this.#fetch;
    const operation = operationIn(document);
    const typeName = this.#context.fullSchema.getRootType(operation.operation)?.name ?? '';
    const place = { typeName, path: this.#fetch.path, provided: [] };
    const selectionSet = this.#set(operation.selectionSet, place);
    if (selectionSet === operation.selectionSet) return this.#fetch;
    const definitions = document.definitions.map((node) =>
      node === operation ? { ...operation, selectionSet } : node,
    );
    return withDocument(this.#fetch, { ...document, definitions });
  }

  #set(set: SelectionSetNode, place: Place): SelectionSetNode {
    const selections = flatMapSame(set.selections, (node) => this.#selection(node, place));
    if (selections === set.selections) return set;
    return { ...set, selections: selections.length > 0 ? selections : [TYPE_NAME] };
  }

  #selection(node: SelectionNode, place: Place): readonly SelectionNode[] {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    if (node.kind === Kind.FIELD && this.#isForeign(node, place)) return [];
    if (!node.selectionSet) return [node];
    const under =
      node.kind === Kind.FIELD
        ? this.#below(node, place)
        : { ...place, typeName: node.typeCondition?.name.value ?? place.typeName };
    const selectionSet = this.#set(node.selectionSet, under);
    return [selectionSet === node.selectionSet ? node : { ...node, selectionSet }];
  }

  #isForeign(field: FieldNode, { typeName, path, provided }: Place): boolean {
    const name = field.name.value;
    return (
      this.#context.externals.isExternal(this.#fetch.subgraph, typeName, name) &&
      fieldsNamed(provided, name).length === 0 &&
      this.#isBrought({ fetch: this.#fetch, typeName, field, path })
    );
  }

  #below(node: FieldNode, place: Place): Place {
    const name = node.name.value;
    if (name === '_entities') return { ...place, typeName: '' };
    const type = this.#context.fullSchema.getType(place.typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const given = this.#context.externals.providedBy(this.#fetch.subgraph, place.typeName, name);
    const further = fieldsNamed(place.provided, name).flatMap(({ selectionSet }) => selectionSet ?? []);
    return {
      typeName: field ? getNamedType(field.type).name : '',
      path: [...place.path, node.alias?.value ?? name, ...(field ? listSteps(field.type) : [])],
      provided: [...(given ? [given] : []), ...further],
    };
  }
}

function fieldsNamed(sets: readonly SelectionSetNode[], name: string): readonly FieldNode[] {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === name ? [node] : [];
      return node.kind === Kind.INLINE_FRAGMENT ? fieldsNamed([node.selectionSet], name) : [];
    }),
  );
}
