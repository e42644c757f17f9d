import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What is needed to read a selection set: its fragments, the schema for type conditions, the Boolean variables. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values of the variables used in `@skip` and `@include`. */
  readonly conditions: ReadonlyMap<string, boolean>;
}

/** False when `@skip` or `@include` takes the selection out. */
export function isIncluded(node: SelectionNode, conditions: ReadonlyMap<string, boolean>): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  return node.directives.every((directive) => {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') return true;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const on =
      value?.kind === Kind.VARIABLE
        ? conditions.get(value.name.value)
        : value?.kind === Kind.BOOLEAN && value.value;
    return name === 'include' ? on === true : on !== true;
  });
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
