import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What is needed to read a selection set (`@skip` and `@include` are decided before): fragments and a schema. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Under which key a field's value stands in the data; when absent, under its response name. */
  readonly keyOf?: (field: FieldNode) => string;
}

/** The selection set behind a fragment, and the type it applies to. */
export function fragmentOf(
  scope: SelectionScope,
  node: Exclude<SelectionNode, { kind: Kind.FIELD }>,
): { readonly selectionSet: SelectionSetNode; readonly condition: string | undefined } | undefined {
  const fragment = node.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(node.name.value) : node;
  return fragment && { selectionSet: fragment.selectionSet, condition: fragment.typeCondition?.name.value };
}

/** True when an object (or interface object) of type `name` fulfils the type condition. */
export function fulfils(schema: GraphQLSchema, name: string, condition: string | undefined): boolean {
  if (condition === undefined || condition === name) return true;
  const type = schema.getType(name);
  const wanted = schema.getType(condition);
  if (!type || !wanted || !isAbstractType(wanted)) return false;
  return 'getInterfaces' in type && schema.isSubType(wanted, type);
}
