import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { fragmentsIn } from '../operation/document-parts.ts';
import { fragmentOf, fulfils, type SelectionScope } from '../operation/selection.ts';

const TYPE_NAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Asks every object whose whole selection may be skipped for its `__typename` as well: without it no subgraph says
 * whether the object exists at all, and `{ citizen(id: "1") { name @skip(if: $brief) } }` would lack its `{}`.
 */
export function keepObjectsKnown(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const scope: SelectionScope = { schema, fragments: fragmentsIn(document), conditions: new Map() };
  const types = new TypeInfo(schema);
  const keepKnown = (field: FieldNode): FieldNode | undefined => {
    const type = getNamedType(types.getType());
    if (!field.selectionSet || !type || field.name.value.startsWith('__')) return undefined;
    if (hasCertainField(scope, field.selectionSet, type)) return undefined;
    const selections = [TYPE_NAME, ...field.selectionSet.selections];
    return { ...field, selectionSet: { ...field.selectionSet, selections } };
  };
  return visit(document, visitWithTypeInfo(types, { Field: { leave: keepKnown } }));
}

/** True when some field is selected whatever the conditions and the runtime type. */
function hasCertainField(scope: SelectionScope, set: SelectionSetNode, type: GraphQLNamedType): boolean {
  return set.selections.some((node) => !isConditional(node) && isCertain(scope, node, type));
}

function isConditional(node: SelectionNode): boolean {
  return node.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include') ?? false;
}

function isCertain(scope: SelectionScope, node: SelectionNode, type: GraphQLNamedType): boolean {
  if (node.kind === Kind.FIELD) return true;
  const fragment = fragmentOf(scope, node);
  return (
    fragment !== undefined &&
    isCompositeType(type) &&
    fulfils(scope.schema, type.name, fragment.condition) &&
    hasCertainField(scope, fragment.selectionSet, type)
  );
}
