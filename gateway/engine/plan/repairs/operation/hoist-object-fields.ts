import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsIn } from '../../../operation/document-parts.ts';
import { fragmentOf } from '../../../operation/selection.ts';
import { onType } from '../../selection-nodes.ts';
import { rewriteSelections } from './rewrite-selections.ts';

/** What the repair knows of the supergraph. */
export interface HoistContext {
  readonly apiSchema: GraphQLSchema;
  readonly objectRequirements: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Asks all implementations of an interface for fields that the client asks some of them for, where several subgraphs
 * know the interface as an object and the fields have requirements: `top { ... on Film { blurb } }` is planned as
 * `top { blurb ... on Film { __typename } }`.
 *
 * Why: coming from such a subgraph, the planner makes the fetch of the field wait for itself; it walks in circles until
 * it is out of memory. Only those that the client asks are asked in the end (`compile/routed-fetch.ts`): what the
 * fetch waits for tells the type of each as well.
 */
export function hoistObjectFields(document: DocumentNode, context: HoistContext): DocumentNode {
  const { apiSchema, objectRequirements } = context;
  if (objectRequirements.size === 0) return document;
  const fragments = fragmentsIn(document);
  return rewriteSelections(document, apiSchema, (set, { name }, owner) => {
    const names = isField(owner) ? objectRequirements.get(name) : undefined;
    return names ? new Hoisting(apiSchema, fragments, name, names).of(set) : set;
  });
}

function isField(owner: unknown): boolean {
  return (owner as ASTNode).kind === Kind.FIELD;
}

class Hoisting {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #interfaceName: string;
  readonly #names: ReadonlySet<string>;
  readonly #hoisted: FieldNode[] = [];
  /** Response names that do not mean the same on all types. */
  #ambiguous: ReadonlySet<string> = new Set();

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    interfaceName: string,
    names: ReadonlySet<string>,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#interfaceName = interfaceName;
    this.#names = names;
  }

  of(set: SelectionSetNode): SelectionSetNode {
    this.#ambiguous = ambiguousNames(this.#fieldsIn(set));
    const selections = set.selections.map((node) => (node.kind === Kind.FIELD ? node : this.#fragment(node)));
    return this.#hoisted.length === 0 ? set : { ...set, selections: [...this.#hoisted, ...selections] };
  }

  #fragment(node: Exclude<SelectionNode, FieldNode>): SelectionNode {
    const fragment = fragmentOf({ schema: this.#schema, fragments: this.#fragments }, node);
    if (!fragment) return node;
    const before = this.#hoisted.length;
    const condition = fragment.condition ?? this.#interfaceName;
    const selections = fragment.selectionSet.selections.flatMap((inner) => {
      if (inner.kind !== Kind.FIELD) return [this.#fragment(inner)];
      if (!this.#isConcerned(inner, condition)) return [inner];
      this.#hoisted.push(inner);
      return [];
    });
    return this.#hoisted.length === before ? node : onType(condition, selections);
  }

  #isConcerned(node: FieldNode, condition: string): boolean {
    const type = this.#schema.getType(condition);
    const above = this.#schema.getType(this.#interfaceName);
    const isBelow =
      type === above ||
      (isInterfaceType(above) &&
        (isObjectType(type) || isInterfaceType(type)) &&
        this.#schema.isSubType(above, type));
    return isBelow && this.#names.has(node.name.value) && !this.#ambiguous.has(responseName(node));
  }

  #fieldsIn({ selections }: SelectionSetNode): readonly FieldNode[] {
    const scope = { schema: this.#schema, fragments: this.#fragments };
    return selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      const fragment = fragmentOf(scope, node);
      return fragment ? this.#fieldsIn(fragment.selectionSet) : [];
    });
  }
}

function ambiguousNames(fields: readonly FieldNode[]): ReadonlySet<string> {
  const meanings = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const node of fields) {
    const meaning = [node.name, ...(node.arguments ?? [])].map((part) => print(part)).join(' ');
    if ((meanings.get(responseName(node)) ?? meaning) !== meaning) ambiguous.add(responseName(node));
    meanings.set(responseName(node), meaning);
  }
  return ambiguous;
}

function responseName({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
