import { type DocumentNode, visit } from 'graphql';

/** True for the names of the fields by which a query asks for the schema. */
export function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

/** The operation without its questions about the schema, which no subgraph is asked. Selection sets may be left empty. */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) => (isIntrospection(node.name.value) ? null : undefined),
    // Of a type of the schema's own: only what is gone has used it.
    FragmentDefinition: (node) => (node.typeCondition.name.value.startsWith('__') ? null : undefined),
  });
}
