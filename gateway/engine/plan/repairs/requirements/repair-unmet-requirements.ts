import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type InlineFragmentNode,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { operationIn } from '../../../operation/document-parts.ts';
import { fetchUnmet } from './fetch-unmet.ts';
import { insertByInputs } from './insert-by-inputs.ts';
import { listSteps } from '../list-steps.ts';
import { mapFetches } from '../../map-fetches.ts';
import { maySelect } from '../may-select.ts';
import type { FetchNode, PlanNode, RequiredSelection } from '../../plan.ts';
import { TYPE_NAME } from '../../selection-nodes.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';
import { withDocument } from '../../with-document.ts';

/**
 * Gives every field with `@requires` its inputs.
 *
 * Why: where a `@requires` reads a field that has a `@requires` itself, and the subgraph we come from has that field,
 * the planner selects it right there, before its inputs are fetched: the subgraph computes it from nothing. Such a
 * selection is taken out and fetched by an entity fetch of its own, between the inputs and whoever reads it.
 */
export function repairUnmetRequirements(plan: PlanNode, context: RepairContext): PlanNode {
  const unmet: UnmetField[] = [];
  const cleaned = mapFetches(plan, (fetch) =>
    maySelect(fetch, context.inputs.dependentIn(fetch.subgraph))
      ? new UnmetSearch(context, fetch, unmet).clean()
      : fetch,
  );
  if (unmet.length === 0) return plan;
  return unmet.map((field) => fetchUnmet(field, context)).reduce(insertByInputs, cleaned);
}

function requiresField(selections: readonly RequiredSelection[], name: string): boolean {
  return selections.some((selection) =>
    selection.kind === 'fragment'
      ? requiresField(selection.selections, name)
      : selection.responseName === name,
  );
}

/** A place in a fetch's document. */
interface Place {
  readonly typeName: string;
  readonly path: readonly string[];
  /** The entities themselves, whose inputs travel with them. */
  readonly isEntity: boolean;
}

class UnmetSearch {
  readonly #context: RepairContext;
  readonly #fetch: FetchNode;
  readonly #found: UnmetField[];

  constructor(context: RepairContext, fetch: FetchNode, found: UnmetField[]) {
    this.#context = context;
    this.#fetch = fetch;
    this.#found = found;
  }

  /** The fetch without what it cannot fetch yet; an empty node when that is all. */
  clean(): PlanNode {
    const before = this.#found.length;
    const { document } = this.#fetch;
    const operation = operationIn(document);
    const root = this.#context.fullSchema.getRootType(operation.operation)?.name ?? '';
    const place = { typeName: root, path: this.#fetch.path, isEntity: false };
    const selectionSet = this.#set(operation.selectionSet, place);
    if (this.#found.length === before) return this.#fetch;
    if (selectionSet.selections.length === 0) return { kind: 'parallel', nodes: [] };
    const definitions = document.definitions.map((node) =>
      node === operation ? { ...operation, selectionSet } : node,
    );
    return withDocument(this.#fetch, { ...document, definitions } as DocumentNode);
  }

  #set(set: SelectionSetNode, place: Place): SelectionSetNode {
    return { ...set, selections: set.selections.flatMap((node) => this.#selection(node, place)) };
  }

  #selection(node: SelectionNode, place: Place): readonly SelectionNode[] {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const typeName = node.typeCondition?.name.value ?? place.typeName;
      return withSet(node, this.#set(node.selectionSet, { ...place, typeName }));
    }
    if (this.#isUnmet(node, place)) {
      this.#found.push({ fetch: this.#fetch, typeName: place.typeName, field: node, path: place.path });
      return this.#keySelections(place);
    }
    return node.selectionSet ? withSet(node, this.#set(node.selectionSet, this.#below(node, place))) : [node];
  }

  #isUnmet(node: FieldNode, { typeName, isEntity }: Place): boolean {
    const { inputs, keys } = this.#context;
    const needed = inputs.inputsOf(this.#fetch.subgraph, typeName, node.name.value);
    if (needed.size === 0 || keys.keysOf(this.#fetch.subgraph, typeName).length === 0) return false;
    const given = isEntity ? (this.#fetch.requires ?? []) : [];
    return ![...needed].every((name) => requiresField(given, name));
  }

  /** What the entity fetch will need to find the object again, where it does not bring that along. */
  #keySelections({ typeName, isEntity }: Place): readonly FieldNode[] {
    const [key] = this.#context.keys.selectionsOf(this.#fetch.subgraph, typeName);
    const fields = (key?.selections ?? []).filter((node) => node.kind === Kind.FIELD);
    const isKnown =
      isEntity && fields.every((node) => requiresField(this.#fetch.requires ?? [], node.name.value));
    return isKnown ? [] : [TYPE_NAME, ...fields];
  }

  #below(node: FieldNode, place: Place): Place {
    if (node.name.value === '_entities') return { typeName: '', path: place.path, isEntity: true };
    const type = this.#context.fullSchema.getType(place.typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    const lists = field ? listSteps(field.type) : [];
    const inner: GraphQLNamedType | undefined = field && getNamedType(field.type);
    const name = node.alias?.value ?? node.name.value;
    return { typeName: inner?.name ?? '', path: [...place.path, name, ...lists], isEntity: false };
  }
}

/** Nothing, when nothing is left to select. */
function withSet(
  node: FieldNode | InlineFragmentNode,
  selectionSet: SelectionSetNode,
): readonly SelectionNode[] {
  return selectionSet.selections.length === 0 ? [] : [{ ...node, selectionSet }];
}
