import {
  type DirectiveDefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type TypeDefinitionNode,
  visit,
} from 'graphql';
import { innermostTypeName } from './join-directives.ts';

/**
 * Directives that operations may carry and that belong to a feature (`@composeDirective`). The API schema of Apollo's
 * library drops whatever belongs to a feature, and its planner does not know them.
 */
export interface FeatureDirectives {
  /** The API schema's document with the directives, and the types of their arguments. */
  addTo(apiDocument: DocumentNode): DocumentNode;
  /** The operation without them: a supergraph does not say which subgraphs could be sent one. */
  strip(operation: DocumentNode): DocumentNode;
}

const EXECUTABLE = new Set([
  'QUERY',
  'MUTATION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

export function featureDirectives(supergraph: DocumentNode, apiSchema: GraphQLSchema): FeatureDirectives {
  const directives = supergraph.definitions.filter(
    (node): node is DirectiveDefinitionNode =>
      node.kind === Kind.DIRECTIVE_DEFINITION &&
      node.locations.some((location) => EXECUTABLE.has(location.value)) &&
      !apiSchema.getDirective(node.name.value),
  );
  if (directives.length === 0) return { addTo: (schema) => schema, strip: (operation) => operation };
  const names = new Set(directives.map((node) => node.name.value));
  const definitions = [...directives, ...missingTypes(supergraph, apiSchema, directives)].map(undirected);
  return {
    addTo: (schema) => ({ ...schema, definitions: [...schema.definitions, ...definitions] }),
    strip: (operation) =>
      visit(operation, { Directive: (node) => (names.has(node.name.value) ? null : undefined) }),
  };
}

/** Types of arguments that belong to the feature too, and what these need. */
function missingTypes(
  supergraph: DocumentNode,
  apiSchema: GraphQLSchema,
  directives: readonly DirectiveDefinitionNode[],
): readonly TypeDefinitionNode[] {
  const found = new Map<string, TypeDefinitionNode>();
  const add = (name: string): void => {
    if (found.has(name) || apiSchema.getType(name)) return;
    const type = supergraph.definitions.find(
      (node): node is TypeDefinitionNode => 'name' in node && node.name?.value === name && isInput(node.kind),
    );
    if (!type) return;
    found.set(name, type);
    if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      for (const field of type.fields ?? []) add(innermostTypeName(field.type));
  };
  for (const directive of directives)
    for (const argument of directive.arguments ?? []) add(innermostTypeName(argument.type));
  return [...found.values()];
}

function isInput(kind: string): boolean {
  return (
    kind === Kind.ENUM_TYPE_DEFINITION ||
    kind === Kind.SCALAR_TYPE_DEFINITION ||
    kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
  );
}

/** A definition without the supergraph's own directives, which clients have no business with. */
function undirected<T extends DirectiveDefinitionNode | TypeDefinitionNode>(definition: T): T {
  return visit(definition, { Directive: () => null });
}
