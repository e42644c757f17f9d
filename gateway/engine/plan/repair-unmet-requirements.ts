import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { operationIn } from '../operation/document-parts.ts';
import { fetchUnmet } from './fetch-unmet.ts';
import { insertByInputs } from './insert-by-inputs.ts';
import { listSteps } from './list-steps.ts';
import { mapFetches } from './map-fetches.ts';
import { maySelect } from './may-select.ts';
import type { FetchNode, PlanNode, RequiredSelection } from './plan.ts';
import { TYPE_NAME } from './selection-nodes.ts';
import type { RepairContext, UnmetField } from './unmet-field.ts';
import { withDocument } from './with-document.ts';

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
  return unmet.reduce((repaired, field) => insertByInputs(repaired, fetchUnmet(field, context)), cleaned);
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

  /** The fetch without what it cannot fetch yet. */
  clean(): FetchNode {
    const before = this.#found.length;
    const { document } = this.#fetch;
    const operation = operationIn(document);
    const root = this.#context.fullSchema.getRootType(operation.operation)?.name ?? '';
    const place = { typeName: root, path: this.#fetch.path, isEntity: false };
    const selectionSet = this.#set(operation.selectionSet, place);
    if (this.#found.length === before) return this.#fetch;
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
      return [{ ...node, selectionSet: this.#set(node.selectionSet, { ...place, typeName }) }];
    }
    if (this.#isUnmet(node, place)) {
      this.#found.push({ fetch: this.#fetch, typeName: place.typeName, field: node, path: place.path });
      return this.#keySelections(place.typeName);
    }
    return [
      node.selectionSet
        ? { ...node, selectionSet: this.#set(node.selectionSet, this.#below(node, place)) }
        : node,
    ];
  }

  #isUnmet(node: FieldNode, { typeName, isEntity }: Place): boolean {
    const { inputs, keys } = this.#context;
    const needed = inputs.inputsOf(this.#fetch.subgraph, typeName, node.name.value);
    if (needed.size === 0 || keys.keysOf(this.#fetch.subgraph, typeName).length === 0) return false;
    const given = isEntity ? (this.#fetch.requires ?? []) : [];
    return ![...needed].every((name) => requiresField(given, name));
  }

  /** What the entity fetch will need to find the object again. */
  #keySelections(typeName: string): readonly FieldNode[] {
    const [key] = this.#context.keys.selectionsOf(this.#fetch.subgraph, typeName);
    const fields = (key?.selections ?? []).filter((node) => node.kind === Kind.FIELD);
    return [TYPE_NAME, ...fields];
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
