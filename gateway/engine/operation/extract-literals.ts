import {
  type ArgumentNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fragmentsIn } from './document-parts.ts';
import { LiteralVariables } from './literal-variables.ts';
import type { ParsedOperation } from './parse-operation.ts';

/** An operation whose inline literals have become variables, so that a million texts are one shape. */
export interface ExtractedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Values of the new variables, to be sent beside the client's own. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Replaces strings and numbers in arguments of fields by variables of exactly the argument's type. Left in place:
 * what is few (Booleans, enums, null), what directives read, and every literal that a variable could not express
 * exactly (wrong kinds are left for validation to name). Works on documents that are not valid yet.
 */
export function extractLiterals(
  schema: GraphQLSchema,
  { document, operation }: ParsedOperation,
  text: string,
): ExtractedOperation {
  const extraction = new Extraction(schema, document, variableNames(document, text));
  const root = schema.getRootType(operation.operation);
  const selectionSet = extraction.selectionSet(operation.selectionSet, root ?? undefined);
  const added = extraction.variables.definitions;
  if (added.length === 0) return { document, operation, values: {} };
  const variableDefinitions = [...(operation.variableDefinitions ?? []), ...added];
  const extracted = { ...operation, selectionSet, variableDefinitions };
  const replace = (node: DefinitionNode): DefinitionNode => {
    if (node === operation) return extracted;
    return node.kind === Kind.FRAGMENT_DEFINITION
      ? (extraction.fragments.get(node.name.value) ?? node)
      : node;
  };
  return {
    document: { ...document, definitions: document.definitions.map(replace) },
    operation: extracted,
    values: extraction.variables.values,
  };
}

/** Of variables in the document that could be taken for ours. */
function variableNames(document: DocumentNode, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  if (text.includes('_literal')) visit(document, { Variable: (node) => void names.add(node.name.value) });
  return names;
}

class Extraction {
  readonly variables: LiteralVariables;
  /** Fragments reached from the operation, with their literals replaced. */
  readonly fragments = new Map<string, FragmentDefinitionNode>();
  readonly #schema: GraphQLSchema;
  readonly #sources: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, document: DocumentNode, taken: ReadonlySet<string>) {
    this.#schema = schema;
    this.#sources = fragmentsIn(document);
    this.variables = new LiteralVariables(taken);
  }

  selectionSet(set: SelectionSetNode, type: GraphQLNamedType | undefined): SelectionSetNode {
    return { ...set, selections: set.selections.map((node) => this.#selection(node, type)) };
  }

  #selection(node: SelectionNode, type: GraphQLNamedType | undefined): SelectionNode {
    switch (node.kind) {
      case Kind.FIELD:
        return this.#field(node, type);
      case Kind.FRAGMENT_SPREAD:
        this.#fragment(node.name.value);
        return node;
      case Kind.INLINE_FRAGMENT: {
        const condition = node.typeCondition ? this.#schema.getType(node.typeCondition.name.value) : type;
        return { ...node, selectionSet: this.selectionSet(node.selectionSet, condition) };
      }
    }
  }

  #fragment(name: string): void {
    const source = this.#sources.get(name);
    if (!source || this.fragments.has(name)) return;
    this.fragments.set(name, source);
    const type = this.#schema.getType(source.typeCondition.name.value);
    this.fragments.set(name, { ...source, selectionSet: this.selectionSet(source.selectionSet, type) });
  }

  #field(node: FieldNode, type: GraphQLNamedType | undefined): FieldNode {
    const definition =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!definition) return node;
    const inner = getNamedType(definition.type);
    const replaceArgument = (argument: ArgumentNode): ArgumentNode => {
      const known = definition.args.find((candidate) => candidate.name === argument.name.value);
      return known ? { ...argument, value: this.variables.replace(argument.value, known.type) } : argument;
    };
    return {
      ...node,
      ...(node.arguments && { arguments: node.arguments.map(replaceArgument) }),
      ...(node.selectionSet && { selectionSet: this.selectionSet(node.selectionSet, inner) }),
    };
  }
}
