import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { type FieldedTypeNode, fieldNamed, innermostTypeName, isFieldedType } from '../join-directives.ts';
import { textArgument } from '../join-directives.ts';
import { parseFieldSet } from '../parse-field-set.ts';

/** What the planner's supergraph calls by another name, so that plans can be translated back. */
export interface RequiredArguments {
  /** Name in the planner's supergraph → the real field and the arguments it stands for. */
  readonly standIns: ReadonlyMap<string, StandIn>;
  /** `Type.field` → the stand-ins that its `@requires` reads. */
  readonly readBy: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface StandIn {
  readonly field: string;
  readonly arguments: readonly ArgumentNode[];
}

/**
 * Gives every field with arguments that a `@requires` reads a name of its own in the planner's supergraph:
 * `@requires(fields: "price(currency: \"USD\")")` becomes `@requires(fields: "price__with_1")`.
 *
 * Why: the planner puts the required `price(currency: "USD")` and the client's own `price(currency: "EUR")` under
 * one response name, or mixes the inputs of two `@requires`; the subgraph is then handed the wrong value.
 * A document without such fields comes back itself.
 */
export function nameRequiredArguments(document: DocumentNode): {
  readonly document: DocumentNode;
  readonly required: RequiredArguments;
} {
  const naming = new Naming(document);
  const renamed = document.definitions.map((node) => (isFieldedType(node) ? naming.renameIn(node) : node));
  if (naming.standIns.size === 0) return { document, required: naming };
  const definitions = renamed.map((node) => (isFieldedType(node) ? naming.addStandIns(node) : node));
  return { document: { ...document, definitions }, required: naming };
}

class Naming implements RequiredArguments {
  readonly standIns = new Map<string, StandIn>();
  readonly readBy = new Map<string, Set<string>>();
  readonly #types: ReadonlyMap<string, FieldedTypeNode>;
  readonly #names = new Map<string, string>();
  /** Type → names of stand-ins that must be declared on it. */
  readonly #declared = new Map<string, Set<string>>();

  constructor(document: DocumentNode) {
    this.#types = new Map(document.definitions.filter(isFieldedType).map((type) => [type.name.value, type]));
  }

  renameIn(type: FieldedTypeNode): FieldedTypeNode {
    const fields = type.fields?.map((field) => this.#renameRequirements(type, field)) ?? [];
    return { ...type, fields };
  }

  addStandIns(type: FieldedTypeNode): DefinitionNode {
    const names = [...(this.#declared.get(type.name.value) ?? [])];
    const added = names.map((name) => this.#declare(type, name));
    return { ...type, fields: [...(type.fields ?? []), ...added] };
  }

  #declare(type: FieldedTypeNode, name: string): FieldDefinitionNode {
    const original = fieldNamed(type, this.standIns.get(name)?.field ?? '');
    if (!original) throw new Error(`No field to stand in for: ${type.name.value}.${name}`);
    const read = this.readBy.get(`${type.name.value}.${original.name.value}`);
    if (read) this.readBy.set(`${type.name.value}.${name}`, read);
    return { ...original, name: { kind: Kind.NAME, value: name }, arguments: [] };
  }

  #renameRequirements(type: FieldedTypeNode, field: FieldDefinitionNode): FieldDefinitionNode {
    const read = new Set<string>();
    const directives = field.directives?.map((node) => this.#renameDirective(type, node, read)) ?? [];
    if (read.size === 0) return field;
    this.readBy.set(`${type.name.value}.${field.name.value}`, read);
    return { ...field, directives };
  }

  #renameDirective(type: FieldedTypeNode, node: ConstDirectiveNode, read: Set<string>): ConstDirectiveNode {
    const requires = node.name.value === 'join__field' ? textArgument(node, 'requires') : undefined;
    if (requires === undefined) return node;
    const selections = this.#renameSelections(parseFieldSet(requires), type.name.value, read);
    const value = { kind: Kind.STRING, value: printFieldSet(selections) } as const;
    const args = node.arguments?.map((arg) => (arg.name.value === 'requires' ? { ...arg, value } : arg));
    return { ...node, arguments: args ?? [] };
  }

  #renameSelections(set: SelectionSetNode, typeName: string, read: Set<string>): SelectionSetNode {
    return { ...set, selections: set.selections.map((node) => this.#renameSelection(node, typeName, read)) };
  }

  #renameSelection(node: SelectionNode, typeName: string, read: Set<string>): SelectionNode {
    if (node.kind === Kind.FIELD) return this.#renameField(node, this.#types.get(typeName), read);
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    const condition = node.typeCondition?.name.value ?? typeName;
    return { ...node, selectionSet: this.#renameSelections(node.selectionSet, condition, read) };
  }

  #renameField(node: FieldNode, type: FieldedTypeNode | undefined, read: Set<string>): FieldNode {
    const definition = type && fieldNamed(type, node.name.value);
    if (!definition) return node;
    const inner = innermostTypeName(definition.type);
    const selectionSet = node.selectionSet && this.#renameSelections(node.selectionSet, inner, read);
    const renamed = definition.arguments?.length ? this.#standInFor(node, type, read) : node;
    return selectionSet ? { ...renamed, selectionSet } : renamed;
  }

  #standInFor(node: FieldNode, type: FieldedTypeNode, read: Set<string>): FieldNode {
    const args = (node.arguments ?? []).map(print).toSorted();
    const call = `${node.name.value}(${args.join(',')})`;
    const name = this.#names.get(call) ?? this.#newName(node.name.value);
    this.#names.set(call, name);
    this.standIns.set(name, { field: node.name.value, arguments: node.arguments ?? [] });
    for (const typeName of this.#withImplementations(type)) addTo(this.#declared, typeName, name);
    read.add(name);
    return { ...node, name: { kind: Kind.NAME, value: name }, arguments: [] };
  }

  #newName(field: string): string {
    const taken = (name: string): boolean => [...this.#types.values()].some((type) => fieldNamed(type, name));
    let number = this.#names.size + 1;
    while (taken(`${field}__with_${number}`)) number += 1;
    return `${field}__with_${number}`;
  }

  /** An interface's field must exist on everything that implements it. */
  #withImplementations(type: FieldedTypeNode): readonly string[] {
    const name = type.name.value;
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION) return [name];
    const implementing = [...this.#types.values()].filter((other) =>
      other.interfaces?.some((implemented) => implemented.name.value === name),
    );
    return [name, ...implementing.map((other) => other.name.value)];
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set<string>();
  sets.set(key, set.add(value));
}

function printFieldSet(set: SelectionSetNode): string {
  return stripIgnoredCharacters(print(set)).slice(1, -1);
}
